package care.residence;

import care.access.Permission;
import care.access.Scope;
import care.exchange.*;
import care.facility.FacilityColumn;
import care.person.PersonColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * Stays from a file, past and present: who slept in which bed from when until when. Whoever is not in the register yet is entered. A
 * row that would put two into one bed, or one into two, is refused by name of what is in the way.
 */
@ApplicationScoped
public class StayImport implements ImportKind {
    @Inject
    FacilityColumn facilities;
    @Inject
    PersonColumns persons;

    @Override
    public String code() {
        return "stays";
    }

    @Override
    public Permission permission() {
        return Permission.STAY_MANAGE;
    }

    @Override
    public int steps() {
        return 16;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(facilities.column(scope), Column.text("residence.room.building", "building").max(40), Column.text("residence.room.number", "number").require().max(20).sample("101"), Column.text("residence.bed.label", "label").require().max(10).sample("A"),
            persons.identity(today), persons.name(), persons.division(scope), Column.day("residence.stay.from", "from_day").require().sample(today.withDayOfMonth(1).toString()), Column.day("residence.stay.until", "until_day"),
            Column.choice("residence.stay.reason", "end_reason", EndReason.class), Column.text("residence.stay.origin", "origin").max(60));
    }

    @Override
    public void check(Staging stage) {
        facilities.check(stage);
        persons.check(stage);
        stage.execute("""
            create temporary table sleeping on commit drop as select s.row_no, min(b.id) as bed_id, min(b.facility_id) as facility_id, count(*) as found, s.from_day, s.until_day, s.identity_hash, s.identity_mask, s.number || s.label as shown
            from stage s join place p on p.row_no = s.row_no join room r on r.facility_id = p.facility_id and r.number = s.number join building u on u.id = r.building_id and (s.building is null or u.name = s.building)
            join bed b on b.room_id = r.id and b.label = s.label group by s.row_no, s.from_day, s.until_day, s.identity_hash, s.identity_mask, s.number, s.label""");
        stage.execute("analyze sleeping");
        stage.refuse("constraint.stay_ends_before_begins", "residence.stay.until", "select row_no, until_day::text, '{}'::text[] from stage where until_day <= from_day");
        stage.refuse("residence.import.far-off", "residence.stay.from", "select row_no, from_day::text, '{}'::text[] from stage where from_day > ?", stage.getToday().plusYears(1));
        stage.refuse("residence.import.no-bed", "residence.bed.label", "select s.row_no, s.number || s.label, '{}'::text[] from stage s join place p on p.row_no = s.row_no left join sleeping b on b.row_no = s.row_no where s.number is not null and s.label is not null and b.row_no is null");
        stage.refuse("residence.import.several-beds", "residence.room.building", "select row_no, shown, '{}'::text[] from sleeping where found > 1");
        stage.refuse("residence.import.not-in-use", "residence.bed.label", """
            select b.row_no, b.shown, array[b.from_day::text] from sleeping b where b.from_day is not null and not exists (select 1 from bed_period p where p.bed_id = b.bed_id and p.state = 'IN_USE'
              and p.from_day <= b.from_day and (p.until_day is null or p.until_day > b.from_day))
            or exists (select 1 from bed_period p where p.bed_id = b.bed_id and p.state <> 'IN_USE' and p.from_day < coalesce(b.until_day, 'infinity') and coalesce(p.until_day, 'infinity') > b.from_day)""");
        stage.refuse("bed.occupied", "residence.bed.label", """
            select b.row_no, b.shown, array[r.number || d.label, t.from_day::text, coalesce(t.until_day::text, '—')] from sleeping b join stay t on t.bed_id = b.bed_id and t.from_day < coalesce(b.until_day, 'infinity') and coalesce(t.until_day, 'infinity') > b.from_day
            join bed d on d.id = b.bed_id join room r on r.id = d.room_id""");
        stage.refuse("constraint.stay_bed_booked", "residence.bed.label", """
            select b.row_no, b.shown, '{}'::text[] from sleeping b where exists (select 1 from reservation r where r.bed_id = b.bed_id and r.state = 'BOOKED' and r.from_day < coalesce(b.until_day, 'infinity') and r.until_day > b.from_day)""");
        stage.refuse("constraint.stay_bed_offered", "residence.bed.label", """
            select b.row_no, b.shown, '{}'::text[] from sleeping b left join known k on k.row_no = b.row_no join admission a on a.bed_id = b.bed_id and a.state = 'OFFERED' and a.person_id is distinct from k.id
            and a.offer_until >= b.from_day and coalesce(b.until_day, 'infinity') > ?""", stage.getToday());
        stage.refuse("facility.restricted", "facility.import.which", """
            select b.row_no, b.shown, array[r.what] from sleeping b left join known k on k.row_no = b.row_no join restriction r on r.facility_id = b.facility_id and r.from_day <= b.from_day and (r.lifted_on is null or r.lifted_on > b.from_day)
            where not exists (select 1 from stay t where t.facility_id = b.facility_id and t.person_id = k.id and t.until_day = b.from_day)""");
        stage.refuse("person.already-resident", "person.identity", """
            select b.row_no, b.identity_mask, array[t.from_day::text, coalesce(t.until_day::text, '—')] from sleeping b join known k on k.row_no = b.row_no
            join stay t on t.person_id = k.id and t.from_day < coalesce(b.until_day, 'infinity') and coalesce(t.until_day, 'infinity') > b.from_day""");
        stage.refuse("residence.import.elsewhere", "person.identity", """
            select b.row_no, b.identity_mask, '{}'::text[] from sleeping b join known k on k.row_no = b.row_no where resident_elsewhere(k.id, b.from_day, b.until_day)
            and not exists (select 1 from stay t where t.person_id = k.id and t.from_day < coalesce(b.until_day, 'infinity') and coalesce(t.until_day, 'infinity') > b.from_day)""");
        stage.refuse("residence.import.two-in-one-bed", "residence.bed.label", """
            select b.row_no, b.shown, array[min(a.row_no)::text] from sleeping b join sleeping a on a.bed_id = b.bed_id and a.row_no < b.row_no and a.from_day < coalesce(b.until_day, 'infinity') and coalesce(a.until_day, 'infinity') > b.from_day group by b.row_no, b.shown, b.identity_mask""");
        stage.refuse("residence.import.one-in-two-beds", "person.identity", """
            select b.row_no, b.identity_mask, array[min(a.row_no)::text] from sleeping b join sleeping a on a.identity_hash = b.identity_hash and a.row_no < b.row_no and a.from_day < coalesce(b.until_day, 'infinity') and coalesce(a.until_day, 'infinity') > b.from_day group by b.row_no, b.shown, b.identity_mask""");
        stage.refuse("residence.stay.no-origin", "residence.stay.origin", """
            select b.row_no, null, '{}'::text[] from sleeping b join stage s on s.row_no = b.row_no join bed_period p on p.bed_id = b.bed_id and p.kind = 'SOJOURN' and p.from_day <= b.from_day and (p.until_day is null or p.until_day > b.from_day)
            where s.origin is null""");
        stage.refuse("residence.stay.no-reason", "residence.stay.reason", "select row_no, null, '{}'::text[] from stage where until_day <= ? and end_reason is null and problems is null", stage.getToday());
    }

    @Override
    public void write(Staging stage) {
        persons.register(stage);
        stage.added(stage.execute("""
            insert into stay (person_id, bed_id, facility_id, kind, origin, from_day, until_day, end_reason)
            select k.id, b.bed_id, b.facility_id, case p.kind when 'SOJOURN' then 'SOJOURN' else 'RESIDENT' end, case p.kind when 'SOJOURN' then s.origin end, s.from_day, s.until_day, s.end_reason
            from stage s join known k on k.row_no = s.row_no join sleeping b on b.row_no = s.row_no
            join bed_period p on p.bed_id = b.bed_id and p.from_day <= b.from_day and (p.until_day is null or p.until_day > b.from_day)"""));
        stage.execute("update facility f set first_admission_on = x.first from (select facility_id, min(from_day) as first from sleeping group by 1) x where f.id = x.facility_id and (f.first_admission_on is null or f.first_admission_on > x.first)");
        stage.analyze("stay");
    }
}
