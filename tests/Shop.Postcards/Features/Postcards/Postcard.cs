using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Postcards.Features.Postcards;

/// <summary>A line that a shopper left on a product's page.</summary>
public sealed class Postcard : IPublicContent
{
    public const string Tag = "postcards";
    public const int MaxLength = 100;

    private Postcard()
    {
    }

    public Guid Id { get; private set; }

    public string ProductSlug { get; private set; } = "";

    public string Text { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    IEnumerable<string> IPublicContent.ChangeTags => [Tag];

    public static Postcard Write(string productSlug, string text, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), ProductSlug = productSlug, Text = text, WrittenAt = now };
}

/// <summary>Somebody wrote a postcard, which is not delivered yet.</summary>
public sealed record PostcardWritten(Guid PostcardId) : DomainEvent
{
    public override string Key => $"postcard-written-{PostcardId}";
}

internal sealed class PostcardMapping : IEntityTypeConfiguration<Postcard>
{
    public void Configure(EntityTypeBuilder<Postcard> builder) => builder.ToTable("postcards_postcard");
}
