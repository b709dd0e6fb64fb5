package care;

import care.access.*;
import care.assessment.GoldenStandard;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.io.File;
import java.sql.*;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * The use cases inside WildFly, against the built WAR and the demonstration data: the same application once more under another
 * address, with the tests in it.
 */
@ArquillianTest
public abstract class ContainerTest {
    public static final Scope CITY = new Scope("city", Role.CITY_OFFICER, "640500000000", null, "city", "");
    public static final Scope SHAPOTOU = new Scope("county-640502", Role.COUNTY_OFFICER, "640502000000", null, "county-640502", "");
    public static final Scope ZHONGNING = new Scope("county-640521", Role.COUNTY_OFFICER, "640521000000", null, "county-640521", "");
    public static final Scope CLERK = new Scope("clerk-640522100", Role.TOWNSHIP_CLERK, "640522100000", null, "clerk", "");

    @Inject
    protected CurrentUser user;
    @Resource(lookup = "java:jboss/datasources/OwnerDS")
    protected DataSource owner;

    @Deployment
    public static WebArchive war() {
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "care-test.war").importFrom(new File("target/ROOT.war")).as(WebArchive.class);
        war.delete("/WEB-INF/jboss-web.xml");
        return war.addClasses(ContainerTest.class, Peek.class, OpenDoor.class, GoldenStandard.class)
            .addAsWebInfResource(new StringAsset("<jboss-web><context-root>/care-test</context-root></jboss-web>"), "jboss-web.xml");
    }

    protected <T> T as(Scope scope, Callable<T> work) {
        try {
            return user.as(scope, work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The operator of a facility. */
    protected static Scope operator(long facility, String region) {
        return new Scope("operator-of-" + facility, Role.FACILITY_OPERATOR, region, facility, "operator", "");
    }

    /** One number, asked past row-level security. */
    protected long number(String sql) {
        try (Connection connection = owner.getConnection(); Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
