namespace Shop.Domain.Catalogue;

public sealed partial class Product
{
    /// <summary>Shows the product in each language that it is translated into, or hides it. What was planned is off.</summary>
    public Product Publish(bool isPublished = true)
    {
        (IsPublished, PublishAt) = (isPublished, null);
        return Changed();
    }

    /// <summary>Hides the product until that instant.</summary>
    public Product Schedule(DateTimeOffset publishAt)
    {
        (IsPublished, PublishAt) = (false, publishAt);
        return Changed();
    }

    /// <summary>
    /// Does what time has brought: publishes, and brings price history and listing entries up to date. Twice does no harm.
    /// </summary>
    internal Product ApplyDue(DateTimeOffset now)
    {
        if (PublishAt <= now) (IsPublished, ListedAt, PublishAt) = (true, PublishAt.Value, null);
        foreach (var variant in _variants.Where(variant => variant.PriceDueAt <= now)) variant.FollowPrice(now);
        return Changed();
    }
}
