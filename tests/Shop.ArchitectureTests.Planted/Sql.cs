// Violations of where SQL stands and of what it is about, and a migration that depends on code which changes.
using Microsoft.EntityFrameworkCore.Migrations;

namespace Planted.Domain.Orders
{
    public class HoldsAStatement
    {
        public string Statement(int most) => $"SELECT 1 FROM orders_order LIMIT {most}";
    }
}

namespace Planted.Domain.Orders.Sql
{
    public class Allowed
    {
        public const string Statement = "SELECT 1 FROM orders_order";
    }

    public class ReadsProducts
    {
        public string Statement(string order) => $"SELECT {order} FROM orders_order JOIN catalogue_product ON true";
    }
}

namespace Planted.Domain.Persistence
{
    public static class TablesOfToday
    {
        public static string Sql => "CREATE TABLE persistence_count (\"Count\" INTEGER)";
    }
}

namespace Planted.Domain.Persistence.Migrations.Sqlite
{
    public class Initial : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(TablesOfToday.Sql);
    }

    public class Allowed : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("CREATE TABLE persistence_count (\"Count\" INTEGER)");
    }
}
