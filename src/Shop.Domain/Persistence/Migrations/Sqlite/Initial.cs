namespace Shop.Domain.Persistence.Migrations.Sqlite; public static class Initial { public const string Id = ""; }
