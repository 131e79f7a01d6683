// Sound types that the violations lean on, and the violations of the module map.
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Planted.Domain
{
    public class Homeless;
}

namespace Planted.Domain.Gifts
{
    public class Gift;
}

namespace Planted.Domain.Shared
{
    public readonly record struct OrderId(Guid Value);

    public class KnowsTheDatabase
    {
        public Persistence.ShopDbContext? Db;
    }
}

namespace Planted.Domain.Persistence
{
    public abstract class ShopDbContext : DbContext
    {
        public int Allowed() => Database.ExecuteSqlRaw("select 1");
    }

    public class KnowsOrders
    {
        public Type Entity => typeof(Orders.Order);

        public Shared.OrderId Allowed;
    }
}

namespace Planted.Domain.Catalogue
{
    public class Product;

    public class ReadsOrders
    {
        public object Last() => new List<Orders.Order>();
    }
}

namespace Planted.Domain.Coupons
{
    public class Coupon
    {
        public static int Count() => 0;

        public Catalogue.Product? Allowed;
    }
}

namespace Planted.Domain.Carts
{
    public class ReadsCouponsInAnAsyncLambda
    {
        public Func<Task<int>> Make(int more) => async () =>
        {
            await Task.Yield();
            return Coupons.Coupon.Count() + more;
        };
    }
}

namespace Planted.Domain.Orders
{
    public class Order
    {
        public Shared.OrderId Id { get; private set; }

        public string Number { get; init; } = "";

        public int Status { get; set; }
    }

    public class OrdersMapping : IEntityTypeConfiguration<Order>
    {
        public void Configure(EntityTypeBuilder<Order> builder) => builder.HasKey(order => order.Id);
    }

    public class ReadsCatalogue
    {
        public Catalogue.Product? Product { get; }
    }

    public class CallsCheckout
    {
        public void Place() => Checkout.PlaceOrder.Execute();
    }

    public class CallsJobs
    {
        public Jobs.SendMail? Job { get; }
    }
}

namespace Planted.Domain.Checkout
{
    public static class PlaceOrder
    {
        public static Order Execute() => new();
    }

    public class Order
    {
        public Orders.Order? Allowed;
    }
}
