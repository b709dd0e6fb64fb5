package care.open;

import care.residence.BedKind;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Homes for whoever looks for a bed, without a login. */
@Named
@RequestScoped
public class PublicFacilitiesPage {
    private static final int MOST = 200;

    @Inject
    PublicFacilities facilities;
    @Inject
    @Param
    private String county;
    @Inject
    @Param
    private String town;
    @Inject
    @Param
    private String q;
    @Inject
    @Param
    private BedKind kind;
    private List<PublicFacilities.Home> homes;

    @PostConstruct
    void load() {
        boolean inCounty = county != null && town != null && facilities.divisions(county).containsKey(town);
        homes = facilities.search(inCounty ? town : county, q, kind);
        Faces.getResponse().setHeader("Cache-Control", "private, max-age=60");
        Faces.getResponse().setHeader("Vary", "Cookie");
    }

    public List<PublicFacilities.Home> getHomes() {
        return homes.subList(0, Math.min(MOST, homes.size()));
    }

    public int getFound() {
        return homes.size();
    }

    public Map<String, String> getCounties() {
        return facilities.divisions(null);
    }

    /** The towns of the county chosen; none before. */
    public Map<String, String> getTowns() {
        return county == null ? Map.of() : facilities.divisions(county);
    }

    public String getCounty() {
        return county;
    }

    public String getTown() {
        return town;
    }

    public String getQ() {
        return q;
    }

    public BedKind getKind() {
        return kind;
    }
}
