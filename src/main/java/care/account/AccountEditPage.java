package care.account;

import care.access.*;
import care.region.Divisions;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Makes an account, or sets a new password for one. */
@Named
@ViewScoped
public class AccountEditPage implements Serializable {
    @Inject
    Accounts accounts;
    @Inject
    Divisions divisions;
    @Inject
    CurrentUser user;
    @Inject
    @Param
    private Long id;
    private String username;
    private String displayName;
    private Role role;
    private String regionCode;
    private String facilityCode;
    private String password;
    private Map<String, String> places;

    @PostConstruct
    void load() {
        String own = user.getScope().regionCode();
        places = new LinkedHashMap<>();
        divisions.find(own).ifPresent(d -> places.put(d.code(), d.name()));
        for (int level = 3; level <= 4; level++) divisions.below(own, level).forEach(d -> places.put(d.code(), d.name()));
        regionCode = own;
    }

    public void save() {
        if (id == null) accounts.add(username, displayName, role, regionCode, facilityCode, password);
        else accounts.resetPassword(id, password);
        Faces.redirect("/account/list.xhtml");
    }

    public Long getId() {
        return id;
    }

    public Map<String, String> getPlaces() {
        return places;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }

    public String getRegionCode() {
        return regionCode;
    }

    public void setRegionCode(String regionCode) {
        this.regionCode = regionCode;
    }

    public String getFacilityCode() {
        return facilityCode;
    }

    public void setFacilityCode(String facilityCode) {
        this.facilityCode = facilityCode;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
