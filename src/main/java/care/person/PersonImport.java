package care.person;

import care.access.Permission;
import care.access.Scope;
import care.exchange.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * The register from a file. Somebody new is entered; of somebody known, what the file says is taken over and an empty cell changes
 * nothing.
 */
@ApplicationScoped
public class PersonImport implements ImportKind {
    @Inject
    PersonColumns columns;

    @Override
    public String code() {
        return "persons";
    }

    @Override
    public Permission permission() {
        return Permission.PERSON_REGISTER;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(columns.identity(today), columns.name(), columns.division(scope),
            Column.text("person.phone", "phone").max(30).masked(Column::hide).sample("13900000000"),
            Column.choice("person.living", "living", Living.class).sample("独居"),
            Column.text("person.doctorTeam", "doctor_team").max(100),
            Column.whole("person.abilityGrade", "ability_grade", 0, 4).withNote("person.abilityGrade.note"),
            Column.day("person.abilityOn", "ability_on"),
            Column.day("person.diedOn", "died_on"));
    }

    @Override
    public void check(Staging stage) {
        columns.check(stage);
        columns.checkOnce(stage);
        stage.refuse("person.import.ability-undated", "person.abilityOn", "select row_no, null, '{}'::text[] from stage where (ability_grade is null) <> (ability_on is null) and problems is null");
        stage.refuse("person.import.day-ahead", "person.diedOn", "select row_no, died_on::text, '{}'::text[] from stage where died_on > ?", stage.getToday());
        stage.refuse("person.import.day-ahead", "person.abilityOn", "select row_no, ability_on::text, '{}'::text[] from stage where ability_on > ?", stage.getToday());
        stage.refuse("person.import.before-birth", "person.diedOn", "select row_no, died_on::text, array[born::text] from stage where died_on < born");
    }

    @Override
    public void write(Staging stage) {
        int changed = stage.execute("""
            update person p set region_code = s.region_code, phone = coalesce(s.phone, p.phone), living = coalesce(s.living, p.living), doctor_team = coalesce(s.doctor_team, p.doctor_team),
              ability_grade = coalesce(s.ability_grade, p.ability_grade), ability_on = coalesce(s.ability_on, p.ability_on), died_on = coalesce(s.died_on, p.died_on), version = p.version + 1
            from stage s join known k on k.row_no = s.row_no
            where p.id = k.id and (s.region_code, coalesce(s.phone, p.phone), coalesce(s.living, p.living), coalesce(s.doctor_team, p.doctor_team), coalesce(s.ability_grade, p.ability_grade),
                coalesce(s.ability_on, p.ability_on), coalesce(s.died_on, p.died_on)) is distinct from (p.region_code, p.phone, p.living, p.doctor_team, p.ability_grade, p.ability_on, p.died_on)""");
        int known = stage.count("select count(*) from stage s join known k on k.row_no = s.row_no");
        int added = stage.execute("""
            insert into person (identity_hash, identity_cipher, identity_mask, name, initials, sex, born, region_code, phone, living, doctor_team, ability_grade, ability_on, died_on, facility_id)
            select s.identity_hash, s.identity_cipher, s.identity_mask, s.name, s.initials, s.sex, s.born, s.region_code, s.phone, s.living, s.doctor_team, s.ability_grade, s.ability_on, s.died_on, nullif(?, '')::bigint
            from stage s left join known k on k.row_no = s.row_no where k.row_no is null""", stage.getScope().facilityId() == null ? "" : stage.getScope().facilityId().toString());
        stage.added(added);
        stage.changed(changed);
        stage.unchanged(known - changed);
        stage.analyze("person", "name_gram");
    }
}
