namespace Shop.ArchitectureTests;

/// <summary>A rule over a codebase, and the culprits that it must find among the planted violations: these and no others.</summary>
public sealed record Rule(string Name, Func<Codebase, IEnumerable<Breach>> Breaches, params string[] Planted)
{
    public static readonly IReadOnlyList<Rule> All =
    [
        new("Every module is on the map", ModuleRules.ModulesOffTheMap, "Planted.Domain.Gifts.Gift", "Planted.Domain.Homeless"),
        new("Modules use only what the map allows", ModuleRules.UsesThatTheMapForbids,
            "Planted.Domain.Catalogue.ReadsOrders", "Planted.Domain.Carts.ReadsCouponsInAnAsyncLambda",
                "Planted.Domain.Shared.KnowsTheDatabase",
            "Planted.Domain.Persistence.KnowsOrders", "Planted.Domain.Orders.ReadsCatalogue", "Planted.Domain.Orders.CallsCheckout"),
        new("Modules form no cycle", ModuleRules.Cycles, "Catalogue", "Orders", "Checkout", "Persistence", "Shared"),
        new("Only Web and Jobs use Checkout", ModuleRules.UsesOfCheckoutInDomain, "Planted.Domain.Orders.CallsCheckout"),
        new("Projects point from Web to Jobs to Domain", LayerRules.ProjectsAgainstTheDirection,
            "Planted.Domain.Orders.CallsJobs", "Planted.Jobs.CallsWeb"),
        new("Domain knows neither the web nor Hangfire", LayerRules.WebOrHangfireInDomain,
            "Planted.Domain.Staff.KnowsTheRequest", "Planted.Domain.Staff.EnqueuesJobs"),
        new("Only Payments sees Stripe", LayerRules.StripeOutsidePayments, "Planted.Domain.Orders.KnowsStripe"),
        new("Controllers do not see the database", LayerRules.ControllersSeeingTheDatabase, "Planted.Web.Features.Orders.OrdersController"),
        new("Only what composes knows the sandbox, the demo and itself", WebRules.TopSeenFromBelow,
            "Planted.Web.Features.Orders.LinksToTheSandbox", "Planted.Web.Features.Orders.ShowsTheDemo"),
        new("Features know each other by contracts only", WebRules.FeaturesThatKnowEachOther,
            "Planted.Web.Features.Orders.ReadsTheCartsForm"),
        new("Hosting knows no feature", WebRules.HostingThatKnowsFeatures, "Planted.Web.Hosting.KnowsAFeature"),
        new("Namespaces of Web and Jobs form no circle", WebRules.CirclesOfNamespaces, "Planted.Web.Hosting.Left",
            "Planted.Web.Hosting.Right"),
        new("SQL stands in its module's folder", SqlRules.SqlOutsideItsPlace,
            "Planted.Domain.Orders.CountsInRawSql", "Planted.Domain.Orders.HoldsAStatement", "Planted.Jobs.DeletesInRawSql",
                "Orders/Tables.Sqlite.sql"),
        new("SQL names the tables of its own module alone", SqlRules.TablesOfOthers,
            "Planted.Domain.Orders.Sql.ReadsProducts", "Planted.Jobs.DeletesInRawSql", "Orders/Sql/Tables.Sqlite.sql"),
        new("Migrations call nothing of the shop", SqlRules.MigrationsThatCallTheShop,
            "Planted.Domain.Persistence.Migrations.Sqlite.Initial"),
        new("Nobody reads the wall clock", CallRules.ReadingsOfTheWallClock, "Planted.Jobs.ReadsTheClock",
            "Planted.Jobs.ReadsTheClockInALambda"),
        new("No webhook is read unverified", CallRules.EventsReadUnverified, "Planted.Domain.Payments.TrustsAnyone"),
        new("Entities have no public setters", TypeRules.EntitiesThatAnyoneCanSet, "Planted.Domain.Orders.Order"),
        new("Names say something", TypeRules.EmptyNames,
            "Planted.Web.Naming.OrderManager", "Planted.Web.Naming.PriceData", "Planted.Web.Naming.MailService",
            "Planted.Web.Naming.MoneyUtils", "Planted.Web.Naming.PaymentProcessorFactory", "Planted.Web.Naming.IOrderService"),
        new("Names are the field's words", TypeRules.PrivateWords, "Planted.Web.Naming.KeptPrices", "Planted.Web.Naming.TeaShelf",
            "Planted.Web.Naming.GiftWish"),
    ];

    public override string ToString() => Name;
}
