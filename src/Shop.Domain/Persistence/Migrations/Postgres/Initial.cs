namespace Shop.Domain.Persistence.Migrations.Postgres; public static class Initial { public const string Id = ""; }
