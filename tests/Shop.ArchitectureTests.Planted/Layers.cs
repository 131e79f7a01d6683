// Violations of who may see and call what.
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Planted.Domain.Persistence;

namespace Planted.Domain.Staff
{
    public class Account : IdentityUser;

    public class KnowsTheRequest
    {
        public string? Agent(HttpContext context) => context.Request.Headers.UserAgent;
    }

    public class EnqueuesJobs
    {
        public string Enqueue(Hangfire.IBackgroundJobClient client) => client.ToString()!;
    }
}

namespace Planted.Domain.Payments
{
    public class Allowed
    {
        public Stripe.Charge? Charge;
    }

    public class TrustsAnyone
    {
        public Stripe.Event Read(string json) => Stripe.EventUtility.ParseEvent(json);
    }
}

namespace Planted.Domain.Orders
{
    public class KnowsStripe
    {
        public async Task<object?> ReadAsync()
        {
            await Task.Yield();
            return new Stripe.Checkout.Session();
        }
    }

    public class CountsInRawSql
    {
        public IQueryable<int> Count(ShopDbContext db) => db.Database.SqlQueryRaw<int>("select 1");
    }
}

namespace Planted.Jobs
{
    public class SendMail
    {
        public DateTimeOffset Allowed(TimeProvider clock) => clock.GetUtcNow();
    }

    public class CallsWeb
    {
        public Type Page => typeof(Web.Hosting.KnowsAFeature);
    }

    public class DeletesInRawSql
    {
        public Task DeleteAsync(ShopDbContext db) => db.Database.ExecuteSqlRawAsync("delete from orders_order");
    }

    public class ReadsTheClock
    {
        public DateTime Now() => DateTime.UtcNow;
    }

    public class ReadsTheClockInALambda
    {
        public Func<DateTimeOffset> Now => () => DateTimeOffset.Now;
    }
}

namespace Planted.Web.Composition
{
    public class Startup
    {
        public Sandbox.Ledger? Allowed;

        public Demo.Seeder? AllowedToo;
    }
}

namespace Planted.Web.Hosting
{
    public class KnowsAFeature
    {
        public Features.Orders.OrdersController? Controller { get; }
    }
}

namespace Planted.Web.Hosting.Left
{
    public class Hand
    {
        public Right.Hand? Other { get; }
    }
}

namespace Planted.Web.Hosting.Right
{
    public class Hand
    {
        public Func<object> Other => () => new Left.Hand();
    }
}

namespace Planted.Web.Demo
{
    public class Seeder;
}

namespace Planted.Web.Sandbox
{
    public class Ledger;
}

namespace Planted.Web.Features.Orders
{
    public class OrdersController(ShopDbContext db) : Controller
    {
        public IActionResult Index() => Ok(db.Model);
    }

    public class ShowsTheDemo
    {
        public Demo.Seeder? Seeder { get; }
    }

    public class ReadsTheCartsForm
    {
        public Carts.CartForm? Form { get; }

        public Shared.Quantity? Allowed;
    }

    public class LinksToTheSandbox
    {
        public Sandbox.Ledger? Ledger { get; }
    }
}

namespace Planted.Web.Features.Carts
{
    public class CartForm;
}

namespace Planted.Web.Features.Shared
{
    public class Quantity;
}
