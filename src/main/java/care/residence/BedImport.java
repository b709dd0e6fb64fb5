package care.residence;

import care.access.Permission;
import care.access.Scope;
import care.exchange.*;
import care.facility.FacilityColumn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/** Beds from a file: one row a bed. Buildings and rooms are put up as they are named. */
@ApplicationScoped
public class BedImport implements ImportKind {
    @Inject
    FacilityColumn facilities;

    @Override
    public String code() {
        return "beds";
    }

    @Override
    public Permission permission() {
        return Permission.BED_MANAGE;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(facilities.column(scope), Column.text("residence.room.building", "building").max(40).sample("1"), Column.whole("residence.room.floor", "floor", -3, 60).require().sample("1"),
            Column.text("residence.room.number", "number").require().max(20).sample("101"), Column.text("residence.bed.label", "label").require().max(10).sample("A"),
            Column.choice("residence.room.kind", "kind", BedKind.class).require().sample("护理型"), Column.day("residence.room.from", "from_day").require().sample(today.withDayOfMonth(1).toString()));
    }

    @Override
    public void check(Staging stage) {
        stage.execute("update stage set building = '1' where building is null");
        facilities.check(stage);
        stage.refuse("exchange.twice", "residence.bed.label", """
            select s.row_no, s.number || s.label, array[f.first::text] from stage s
            join (select facility_key, building, number, label, min(row_no) as first from stage group by 1, 2, 3, 4 having count(*) > 1) f using (facility_key, building, number, label) where s.row_no > f.first""");
        stage.refuse("residence.import.floor", "residence.room.floor", """
            select s.row_no, s.floor::text, array[f.first::text] from stage s
            join (select facility_key, building, number, min(floor) as floor, min(row_no) as first from stage group by 1, 2, 3 having count(distinct floor) > 1) f using (facility_key, building, number) where s.floor <> f.floor""");
        stage.refuse("constraint.bed_key", "residence.bed.label", """
            select s.row_no, s.number || s.label, '{}'::text[] from stage s join place p on p.row_no = s.row_no join building u on u.facility_id = p.facility_id and u.name = s.building
            join room r on r.building_id = u.id and r.number = s.number join bed b on b.room_id = r.id and b.label = s.label""");
        stage.refuse("residence.import.far-off", "residence.room.from", "select row_no, from_day::text, '{}'::text[] from stage where from_day > ?", stage.getToday().plusYears(1));
    }

    @Override
    public void write(Staging stage) {
        stage.execute("insert into building (facility_id, name) select distinct p.facility_id, s.building from stage s join place p on p.row_no = s.row_no on conflict on constraint building_key do nothing");
        stage.execute("""
            insert into room (facility_id, building_id, floor, number) select distinct on (u.id, s.number) p.facility_id, u.id, s.floor, s.number
            from stage s join place p on p.row_no = s.row_no join building u on u.facility_id = p.facility_id and u.name = s.building on conflict on constraint room_key do nothing""");
        stage.added(stage.execute("""
            insert into bed (facility_id, room_id, label) select p.facility_id, r.id, s.label
            from stage s join place p on p.row_no = s.row_no join building u on u.facility_id = p.facility_id and u.name = s.building join room r on r.building_id = u.id and r.number = s.number"""));
        stage.execute("""
            insert into bed_period (bed_id, facility_id, kind, state, from_day) select b.id, b.facility_id, s.kind, 'IN_USE', s.from_day
            from stage s join place p on p.row_no = s.row_no join building u on u.facility_id = p.facility_id and u.name = s.building
            join room r on r.building_id = u.id and r.number = s.number join bed b on b.room_id = r.id and b.label = s.label""");
        stage.analyze("building", "room", "bed", "bed_period");
    }
}
