namespace Shop.Domain.Shared;

/// <summary>An id that modules pass to each other instead of an object.</summary>
public interface IGuidId<TSelf> where TSelf : struct, IGuidId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

public readonly record struct ProductId(Guid Value) : IGuidId<ProductId>
{
    public static ProductId From(Guid value) => new(value);
}

public readonly record struct OrderId(Guid Value) : IGuidId<OrderId>
{
    /// <summary>A new id that sorts by time, so that rows placed together lie together.</summary>
    public static OrderId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static OrderId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}

public readonly record struct PaymentId(Guid Value) : IGuidId<PaymentId>
{
    public static PaymentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static PaymentId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}

public readonly record struct RefundId(Guid Value) : IGuidId<RefundId>
{
    public static RefundId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static RefundId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}

/// <summary>The unguessable name of a cart: all that the shopper's cookie holds.</summary>
public readonly record struct CartId(Guid Value) : IGuidId<CartId>
{
    public static CartId New() => new(SecretToken.NewGuid());

    public static CartId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}

public readonly record struct CustomerId(Guid Value) : IGuidId<CustomerId>
{
    public static CustomerId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    public static CustomerId From(Guid value) => new(value);

    public override string ToString() => Value.ToString("N");
}
