package care.region;

import care.kernel.DivisionCode;
import java.sql.PreparedStatement;
import java.time.LocalDate;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** The divisions of Zhongwei and the census of 2020, from the data files beside this class. */
public class DivisionData implements JavaMigration {
    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("1.1");
    }

    @Override
    public String getDescription() {
        return "divisions of zhongwei 2023 and census 2020";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws Exception {
        List<DivisionFile.Row> rows = DivisionFile.read(DivisionFile.resource("/care/region/divisions-6405.csv"), code -> false);
        try (PreparedStatement insert = context.getConnection().prepareStatement("insert into care.region (code, name, level, parent_code, edition) values (?, ?, ?, ?, '2023')")) {
            for (DivisionFile.Row row : rows) {
                insert.setString(1, row.code());
                insert.setString(2, row.name());
                insert.setInt(3, DivisionCode.level(row.code()));
                insert.setString(4, DivisionCode.parent(row.code()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (PreparedStatement insert = context.getConnection().prepareStatement("insert into care.population (region_code, counted_on, age_from, age_to, sex, persons) values (?, ?, ?, ?, ?, ?)")) {
            for (String line : DivisionFile.resource("/care/region/census-2020.csv").lines().filter(l -> !l.isEmpty() && Character.isDigit(l.charAt(0))).toList()) {
                String[] cells = line.split(",");
                insert.setString(1, cells[0]);
                insert.setObject(2, LocalDate.of(2020, 11, 1));
                insert.setInt(3, Integer.parseInt(cells[1]));
                insert.setInt(4, Integer.parseInt(cells[2]));
                insert.setString(5, cells[3]);
                insert.setInt(6, Integer.parseInt(cells[4]));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
