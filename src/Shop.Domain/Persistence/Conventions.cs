using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>How the shop's own types are stored, alike on both databases.</summary>
internal static class Conventions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        // Instants are sortable integers (milliseconds since 1970, UTC): SQLite can neither order nor compare its own form.
        builder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        builder.Properties<Currency>().HaveConversion<CurrencyConverter>().HaveMaxLength(3).AreFixedLength().AreUnicode(false);
        builder.Properties<Percentage>().HaveConversion<PercentageConverter>();
        builder.Properties<ProductId>().HaveConversion<IdConverter<ProductId>>();
        builder.Properties<OrderId>().HaveConversion<IdConverter<OrderId>>();
        builder.Properties<PaymentId>().HaveConversion<IdConverter<PaymentId>>();
        builder.Properties<RefundId>().HaveConversion<IdConverter<RefundId>>();
        builder.Properties<CartId>().HaveConversion<IdConverter<CartId>>();
        builder.Properties<CustomerId>().HaveConversion<IdConverter<CustomerId>>();
    }

    // Not private: the compiled model names them.
    internal sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => Stored(currency), code => Read(code))
    {
        // The tool that writes the compiled model stores a currency that was never set, and the model reads it back, to know
        // one when it sees it. The shop stores none.
        private static string Stored(Currency currency) => EF.IsDesignTime && currency == default ? "" : currency.Code;

        private static Currency Read(string code) => code.Length == 0 ? default : new Currency(code);
    }

    internal sealed class PercentageConverter()
        : ValueConverter<Percentage, int>(share => share.BasisPoints, points => new Percentage(points));

    internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value)) where TId
        : struct, IGuidId<TId>
    {
        // An expression tree may not call a static abstract member itself.
        private static TId Make(Guid value) => TId.From(value);
    }
}
