using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Domain.Catalogue;
using Shop.Jobs.Texts;

namespace Shop.Web.Features.Shared;

/// <summary>A unit price as it stands beside the price of goods.</summary>
public static class UnitPriceText
{
    /// <summary>"€178.00 per kg" or "€13.00 per l", in the page's language.</summary>
    public static string Show(this UnitPrice price, IStringLocalizer texts) =>
        texts[price.Unit == NetUnit.Gram ? "{0} per kg" : "{0} per l", price.Price.Show(CultureInfo.CurrentCulture)];
}
