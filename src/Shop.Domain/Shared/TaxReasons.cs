namespace Shop.Domain.Shared;

/// <summary>
/// Why no VAT is charged, as an order keeps it: a code of EN 16931's list (VATEX, BT-121), or the sentence itself (BT-120).
/// </summary>
public static class TaxReasons
{
    /// <summary>Goods leave the European Union's VAT area.</summary>
    public const string Export = "VATEX-EU-G";

    /// <summary>The sentence of small enterprises where no national one is known: the key of its translations.</summary>
    public const string SmallBusiness = "Exempt from VAT: special scheme for small enterprises (Directive 2006/112/EC, Article 284).";

    public const int Length = 300;

    private const string ExportSentence = "No VAT is charged: delivery outside of the VAT area of the European Union (Directive "
        + "2006/112/EC, Article 146). Import tax may be due on arrival.";

    /// <summary>The shop charges no VAT at all, so that none is shown either.</summary>
    public static bool IsExemption(string? reason) => reason is not (null or Export);

    /// <summary>The sentence for pages, mails and invoices; null without a reason.</summary>
    public static string? SentenceOf(string? reason, Language language) => reason switch
    {
        null => null,
        Export => DomainTexts.In(language, ExportSentence),
        _ => DomainTexts.In(language, reason),
    };
}
