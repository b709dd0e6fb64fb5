package care;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.*;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import care.access.UseCase;
import care.kernel.Identified;
import com.tngtech.archunit.core.domain.*;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.*;
import com.tngtech.archunit.lang.*;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.*;
import jakarta.transaction.Transactional;

/** The shape of the code, and the conditions under which scope by row-level security holds. */
@AnalyzeClasses(packages = "care", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule features_form_no_cycle = slices().matching("care.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_kernel_knows_no_feature = noClasses().that().resideInAPackage("care.kernel..").should().dependOnClassesThat().resideInAnyPackage("care.access..", "care.audit..", "care.web..", "care.region..", "care.facility..", "care.person..", "care.residence..");

    @ArchTest
    static final ArchRule access_knows_only_the_kernel = classes().that().resideInAPackage("care.access..").should().onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("care.access..", "care.kernel..").or(not(JavaClass.Predicates.resideInAPackage("care.."))));

    @ArchTest
    static final ArchRule web_knows_kernel_access_and_audit = classes().that().resideInAPackage("care.web..").should().onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage("care.web..", "care.audit..", "care.access..", "care.kernel..").or(not(JavaClass.Predicates.resideInAPackage("care.."))));

    @ArchTest
    static final ArchRule person_and_facility_know_nothing_of_who_lives_where = noClasses().that().resideInAnyPackage("care.person..", "care.facility..", "care.filing..").should().dependOnClassesThat().resideInAnyPackage("care.residence..", "care.dashboard..");

    @ArchTest
    static final ArchRule a_to_one_is_lazy_since_an_eager_one_to_a_hidden_row_loads_as_null = fields().that().areAnnotatedWith(ManyToOne.class).or().areAnnotatedWith(OneToOne.class).should(new ArchCondition<>("be lazy") {
        @Override
        public void check(JavaField field, ConditionEvents events) {
            boolean lazy = field.isAnnotatedWith(ManyToOne.class) ? field.getAnnotationOfType(ManyToOne.class).fetch() == FetchType.LAZY : field.getAnnotationOfType(OneToOne.class).fetch() == FetchType.LAZY;
            if (!lazy) events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is eager"));
        }
    }).allowEmptyShould(true);

    @ArchTest
    static final ArchRule no_entity_is_cached_since_the_cache_knows_no_scope = noClasses().should().beAnnotatedWith(Cacheable.class);

    @ArchTest
    static final ArchRule transactions_begin_in_use_cases_only = noClasses().that().areNotAnnotatedWith(UseCase.class).and().areNotAssignableTo(UseCase.class).should().beAnnotatedWith(Transactional.class);

    @ArchTest
    static final ArchRule whoever_queries_is_a_use_case_or_works_for_one = classes().that().haveSimpleNameNotContaining("Listing").and().doNotHaveSimpleName("Database").and().resideOutsideOfPackages("care.audit..", "care.kernel..")
        .and(DescribedPredicates.haveAnEntityManager()).should().beAnnotatedWith(UseCase.class);

    @ArchTest
    static final ArchRule a_use_case_is_one_bean_for_all = classes().that().areAnnotatedWith(UseCase.class).and().areNotAnnotations().and().resideOutsideOfPackage("care.audit..").should().beAnnotatedWith(ApplicationScoped.class);

    @ArchTest
    static final ArchRule pages_hold_no_entity_manager = noFields().that().areDeclaredInClassesThat().haveSimpleNameEndingWith("Page").should().haveRawType(EntityManager.class);

    @ArchTest
    static void pages_are_named_once(JavaClasses classes) {
        java.util.Map<String, Long> named = classes.stream().filter(type -> type.isAnnotatedWith(jakarta.inject.Named.class)).collect(java.util.stream.Collectors.groupingBy(JavaClass::getSimpleName, java.util.stream.Collectors.counting()));
        named.values().removeIf(times -> times == 1);
        if (!named.isEmpty()) throw new AssertionError("Two beans of one name: " + named.keySet());
    }

    @ArchTest
    static final ArchRule records_have_a_number_and_a_version = classes().that().areAnnotatedWith(Entity.class).and().doNotHaveSimpleName("FilingGap").should().beAssignableTo(Identified.class);

    @ArchTest
    static final ArchRule nothing_is_called_helper_or_impl = noClasses().should().haveSimpleNameEndingWith("Impl").orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Util").orShould().haveSimpleNameEndingWith("Dto").orShould().haveSimpleNameEndingWith("Manager");

    @ArchTest
    static final ArchRule what_a_view_keeps_survives_a_move_to_another_node = classes().that().areAnnotatedWith(jakarta.faces.view.ViewScoped.class).should(new ArchCondition<>("keep only what can be written down") {
        @Override
        public void check(JavaClass page, ConditionEvents events) {
            for (JavaField field : page.getFields()) {
                boolean proxy = field.getRawType().isAnnotatedWith(ApplicationScoped.class);
                boolean plain = field.getModifiers().contains(JavaModifier.TRANSIENT) || field.getModifiers().contains(JavaModifier.STATIC) || field.getRawType().isPrimitive() || field.getRawType().isInterface() || field.getRawType().isAssignableTo(java.io.Serializable.class);
                if (!proxy && !plain) events.add(SimpleConditionEvent.violated(field, field.getFullName()));
                if (field.getType() instanceof JavaParameterizedType table && field.getRawType().getSimpleName().equals("Table"))
                    table.getActualTypeArguments().stream().filter(row -> !row.toErasure().isAssignableTo(java.io.Serializable.class)).forEach(row -> events.add(SimpleConditionEvent.violated(field, row.getName() + " of " + field.getFullName())));
            }
        }
    });

    /** What the rules above ask of a class. */
    static final class DescribedPredicates {
        static com.tngtech.archunit.base.DescribedPredicate<JavaClass> haveAnEntityManager() {
            return new com.tngtech.archunit.base.DescribedPredicate<>("have an EntityManager") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getFields().stream().anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class));
                }
            };
        }
    }
}
