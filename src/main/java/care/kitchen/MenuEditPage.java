package care.kitchen;

import care.canteen.*;
import care.kernel.RuleViolation;
import care.web.Days;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** One menu as a form: a line for each dish, and a few empty ones. */
@Named
@ViewScoped
public class MenuEditPage implements Serializable {
    private static final int EMPTY_LINES = 4;

    @Inject
    Menus menus;
    @Inject
    Canteens canteens;
    @Inject
    transient Days days;
    @Inject
    @Param
    private Long id;
    @Inject
    @Param
    private String day;
    @Inject
    @Param
    private Sitting sitting;
    private LocalDate on;
    private String canteen;
    private Long priceFen;
    private final ArrayList<DishLine> lines = new ArrayList<>();

    @PostConstruct
    void load() {
        if (id == null || sitting == null) throw RuleViolation.notFound();
        on = days.lenient(day);
        canteen = canteens.get(id).getDetails().getName();
        Menu menu = menus.find(id, on, sitting);
        if (menu != null) {
            priceFen = menu.getPriceFen() == null ? null : menu.getPriceFen().longValue();
            menu.getDishes().forEach(dish -> lines.add(new DishLine(dish.getName(), dish.getAllergens())));
        }
        for (int i = 0; i < EMPTY_LINES; i++) lines.add(new DishLine());
    }

    public void save() {
        menus.write(id, on, sitting, priceFen, lines);
        Faces.redirect("/kitchen/menus.xhtml?id=%s&from=%s", id.toString(), on.toString());
    }

    public Long getId() {
        return id;
    }

    public LocalDate getOn() {
        return on;
    }

    public Sitting getSitting() {
        return sitting;
    }

    public String getCanteen() {
        return canteen;
    }

    public List<DishLine> getLines() {
        return lines;
    }

    public Long getPriceFen() {
        return priceFen;
    }

    public void setPriceFen(Long priceFen) {
        this.priceFen = priceFen;
    }
}
