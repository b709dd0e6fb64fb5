package care;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.*;
import java.util.*;
import org.junit.jupiter.api.Test;

/** The conditions of scope, read from the database's own catalogue; each row found is a fault. */
class CatalogueIT {
    private static final String FAULTS = """
        select 'no row-level security: ' || c.oid::regclass from pg_class c where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and not c.relrowsecurity and c.relname <> 'flyway_schema_history'
        union all select 'no policy: ' || c.oid::regclass from pg_class c where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history'
          and not exists (select 1 from pg_policy p where p.polrelid = c.oid)
        union all select 'write without WITH CHECK: ' || polrelid::regclass from pg_policy where polwithcheck is null and polcmd in ('a', 'w', '*')
        union all select 'a policy hides a setting in a sub-select: ' || polrelid::regclass from pg_policy where pg_get_expr(polqual, polrelid) ilike '%(select current_setting%'
        union all select 'view runs as its owner: ' || c.oid::regclass from pg_class c where c.relnamespace = 'care'::regnamespace and c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false)
        union all select 'materialised view cannot be scoped: ' || c.oid::regclass from pg_class c where c.relnamespace = 'care'::regnamespace and c.relkind = 'm'
        union all select 'SECURITY DEFINER not on the list: ' || p.oid::regprocedure from pg_proc p where p.pronamespace = 'care'::regnamespace and p.prosecdef
          and p.proname not in ('audit_append', 'audit_verify', 'account_scope', 'login_attempt', 'login_success', 'device_caller', 'device_taken', 'forget_uploads', 'first_administrator', 'document_genuine', 'identity_registered', 'identities_registered', 'credit_codes_registered', 'resident_elsewhere', 'stranded_imports', 'forget_import_files', 'take_statistics', 'sealed_numbers', 'seal_numbers', 'follow_residents', 'stay_person_facility', 'registered_elsewhere', 'move_person', 'merge_persons', 'find_suspicions', 'name_gram_added', 'name_gram_changed', 'name_gram_removed', 'write_difference', 'assessment_follows', 'person_named', 'expire_offers', 'resident_abilities', 'resident_categories', 'public_facilities', 'public_beds', 'public_prices', 'public_licences', 'inspections_nightly', 'public_inspections', 'public_draws', 'public_draw', 'complaint_number', 'public_complaint', 'public_complaint_status', 'public_complaint_rate', 'public_penalties', 'guest_classes', 'meal_guests', 'meal_standing', 'doubt_guest', 'meal_counted', 'meal_uncounted', 'fold_meal_counts', 'public_canteens', 'public_canteen_sittings', 'watch_canteens', 'canteen_guests', 'meal_sitting')
        union all select 'SECURITY DEFINER without a fixed search path: ' || p.oid::regprocedure from pg_proc p where p.pronamespace = 'care'::regnamespace and p.prosecdef and not coalesce(array_to_string(p.proconfig, ',') like '%search_path=care, pg_temp%', false)
        union all select 'PUBLIC may execute: ' || p.oid::regprocedure from pg_proc p where p.pronamespace = 'care'::regnamespace and (p.proacl is null or exists (select 1 from aclexplode(p.proacl) a where a.grantee = 0))
        union all select 'application role owns ' || c.oid::regclass from pg_class c where c.relowner = 'care_app'::regrole
        union all select 'application role can bypass' from pg_roles where rolname = 'care_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
        union all select 'application role is member of ' || roleid::regrole from pg_auth_members where member = 'care_app'::regrole
        union all select 'TRUNCATE (ignores policies) on ' || c.oid::regclass from pg_class c where c.relnamespace = 'care'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('care_app', c.oid, 'truncate')
        union all select 'application may change the trail: ' || c.oid::regclass from pg_class c where c.relname in ('audit_log', 'audit_chain') and (has_table_privilege('care_app', c.oid, 'insert') or has_table_privilege('care_app', c.oid, 'update') or has_table_privilege('care_app', c.oid, 'delete'))""";

    private static List<String> faults(Connection owner) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = owner.createStatement(); ResultSet found = statement.executeQuery(FAULTS)) {
            while (found.next()) faults.add(found.getString(1));
        }
        return faults;
    }

    @Test
    void the_catalogue_has_no_fault() throws SQLException {
        try (Connection owner = TestSession.owner()) {
            assertEquals(List.of(), faults(owner));
        }
    }

    @Test
    void a_planted_fault_is_found() throws SQLException {
        try (Connection owner = TestSession.owner()) {
            owner.setAutoCommit(false);
            for (String fault : List.of("create table care.forgotten (id bigint)", "create view care.leak as select * from care.person", "create function care.gate() returns int security definer language sql as 'select 1'",
                "alter table care.person disable row level security", "grant truncate on care.stay to care_app", "grant update on care.audit_log to care_app")) {
                try (Statement statement = owner.createStatement()) {
                    statement.execute(fault);
                }
                assertFalse(faults(owner).isEmpty(), fault);
                owner.rollback();
            }
        }
    }
}
