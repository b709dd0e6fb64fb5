package care.open;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.*;
import java.util.*;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;

/** Where one can eat today, without a login. */
@Named
@RequestScoped
public class PublicCanteensPage {
    @Inject
    PublicCanteens canteens;
    @Inject
    Clock clock;
    @Inject
    @Param
    private String county;
    private List<PublicCanteens.Table> tables;

    @PostConstruct
    void load() {
        tables = canteens.all(county);
        Faces.getResponse().setHeader("Cache-Control", "private, max-age=60");
        Faces.getResponse().setHeader("Vary", "Cookie");
    }

    public boolean serves(PublicCanteens.Table table) {
        return table.serves(getToday());
    }

    public List<PublicCanteens.Table> getTables() {
        return tables;
    }

    public Map<String, String> getCounties() {
        return canteens.counties();
    }

    public LocalDate getToday() {
        return LocalDate.now(clock);
    }

    public String getCounty() {
        return county;
    }
}
