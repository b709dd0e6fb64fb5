package care.checklist;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** The 22 situations of a major hazard by group; the one chosen is entered from the official text. */
@Named
@RequestScoped
public class HazardPage {
    @Inject
    Checklists checklists;
    @Inject
    @Param
    private Long id;
    private List<MajorHazard> hazards;
    private Integer hazardGroup;
    private String situation;
    private String basis;

    @PostConstruct
    void load() {
        hazards = checklists.hazards();
        MajorHazard chosen = getChosen();
        if (chosen == null) return;
        hazardGroup = chosen.getHazardGroup();
        situation = chosen.getSituation();
        basis = chosen.getBasis();
    }

    public void confirm() {
        checklists.confirm(id, hazardGroup == null ? 0 : hazardGroup, situation, basis);
        Faces.redirect("/checklist/hazards.xhtml");
    }

    public MajorHazard getChosen() {
        return id == null ? null : checklists.hazard(id);
    }

    public List<Map.Entry<Integer, List<MajorHazard>>> getGroups() {
        return List.copyOf(hazards.stream().collect(Collectors.groupingBy(MajorHazard::getHazardGroup, TreeMap::new, Collectors.toList())).entrySet());
    }

    public long getConfirmed() {
        return hazards.stream().filter(MajorHazard::isConfirmed).count();
    }

    public int getAll() {
        return hazards.size();
    }

    public Integer getHazardGroup() {
        return hazardGroup;
    }

    public void setHazardGroup(Integer hazardGroup) {
        this.hazardGroup = hazardGroup;
    }

    public String getSituation() {
        return situation;
    }

    public void setSituation(String situation) {
        this.situation = situation;
    }

    public String getBasis() {
        return basis;
    }

    public void setBasis(String basis) {
        this.basis = basis;
    }
}
