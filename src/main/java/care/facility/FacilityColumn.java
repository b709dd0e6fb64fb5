package care.facility;

import care.access.Scope;
import care.exchange.Column;
import care.exchange.Staging;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The column that names a facility in files about what belongs to one: by number, by full name or by credit code; a home's own file need not name it.
 * After {@link #check} the table {@code place} has each row's facility.
 */
@ApplicationScoped
public class FacilityColumn {
    public Column column(Scope scope) {
        Column column = Column.text("facility.import.which", "facility_key").max(100).withNote("facility.import.which.note");
        return scope.facilityId() == null ? column.require().sample("640502-001") : column;
    }

    /** Refuses a facility that does not exist, is not in sight, or is not the only one of its name. */
    public void check(Staging stage) {
        if (stage.getScope().facilityId() != null) stage.execute("update stage set facility_key = (select code from facility where id = my_facility()) where facility_key is null");
        stage.execute("""
            create temporary table place on commit drop as select s.row_no, min(f.id) as facility_id, count(*) as found
            from stage s join facility f on f.code = s.facility_key or f.name = s.facility_key or f.credit_code = s.facility_key group by s.row_no""");
        stage.execute("analyze place");
        stage.refuse("facility.import.unknown", "facility.import.which", "select s.row_no, s.facility_key, '{}'::text[] from stage s left join place p on p.row_no = s.row_no where s.facility_key is not null and p.row_no is null");
        stage.refuse("facility.import.several", "facility.import.which", "select s.row_no, s.facility_key, '{}'::text[] from stage s join place p on p.row_no = s.row_no where p.found > 1");
    }
}
