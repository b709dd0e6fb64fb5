package care.roster;

import care.access.Permission;
import care.access.Scope;
import care.exchange.*;
import care.person.PersonColumns;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;

/**
 * Rosters from a file: each category, day and division in it becomes one draft, to be compared and accepted afterwards. Who is not in
 * the register yet is entered.
 */
@ApplicationScoped
public class RosterImport implements ImportKind {
    @Inject
    PersonColumns persons;
    @Inject
    DivisionNames divisions;

    @Override
    public String code() {
        return "rosters";
    }

    @Override
    public Permission permission() {
        return Permission.ROSTER_MANAGE;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(Column.choice("roster.category", "category", Category.class).require().sample("农村低保"), Column.day("roster.asOf", "as_of").require().sample(today.withDayOfMonth(1).toString()),
            persons.identity(today), persons.name(), persons.division(scope), Column.text("roster.level", "level").max(40), Column.yuan("roster.amount", "amount_fen").sample("460.00"),
            divisions.any("roster.coverage", "coverage", scope).withNote("roster.coverage.note").sample(""));
    }

    @Override
    public void check(Staging stage) {
        stage.execute("update stage set coverage = ? where coverage is null", stage.getScope().regionCode());
        persons.check(stage);
        persons.checkOnce(stage, "category", "as_of");
        stage.refuse("roster.import.dead", "person.identity", "select s.row_no, s.identity_mask, array[k.died_on::text] from stage s join known k on k.row_no = s.row_no where k.died_on < s.as_of");
        stage.refuse("roster.import.day-ahead", "roster.asOf", "select row_no, as_of::text, '{}'::text[] from stage where as_of > ?", stage.getToday().plusMonths(1));
        stage.refuse("roster.import.not-covered", "person.division", """
            select s.row_no, r.name, array[c.name] from stage s join region r on r.code = s.region_code join region c on c.code = s.coverage
            where not starts_with(s.region_code, division_prefix(s.coverage))""");
        stage.refuse("constraint.roster_accepted_key", "roster.asOf", """
            select s.row_no, s.as_of::text, '{}'::text[] from stage s join roster r on r.category = s.category and r.as_of = s.as_of and r.region_code = s.coverage and r.state = 'ACCEPTED'""");
        stage.refuse("roster.import.elsewhere", "person.identity", """
            select s.row_no, s.identity_mask, array[c.name] from stage s join known k on k.row_no = s.row_no
            join roster_line l on l.person_id = k.id join roster r on r.id = l.roster_id and r.category = s.category and r.as_of = s.as_of and r.region_code <> s.coverage and r.state = 'ACCEPTED'
            join region c on c.code = r.region_code""");
    }

    @Override
    public void write(Staging stage) {
        persons.register(stage);
        stage.execute("create temporary table made on commit drop as select nextval('id_seq') as id, category, as_of, coverage, count(*)::integer as lines from stage group by category, as_of, coverage");
        stage.execute("""
            insert into roster (id, category, as_of, region_code, source, sha256, state, lines, entered_by)
            select m.id, m.category, m.as_of, m.coverage, i.file_name, i.sha256, 'DRAFT', m.lines, i.uploaded_by from made m, import i where i.id = ?""", stage.getImportId());
        stage.added(stage.execute("""
            insert into roster_line (roster_id, person_id, region_code, level, amount_fen)
            select m.id, k.id, s.region_code, s.level, s.amount_fen from stage s join known k on k.row_no = s.row_no join made m on m.category = s.category and m.as_of = s.as_of and m.coverage = s.coverage
            on conflict do nothing"""));
        stage.analyze("roster_line");
    }
}
