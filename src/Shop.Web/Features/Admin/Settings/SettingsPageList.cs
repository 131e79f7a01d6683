using Shop.Domain.Checkout;
using Shop.Domain.Settings;

namespace Shop.Web.Features.Admin.Settings;

/// <summary>The shop's own pages of settings.</summary>
internal static class SettingsPageList
{
    public static SettingsPage Shop { get; } = new("shop", "Shop", ShopIdentity.Key,
        "Who sells. Shown on every page, in mails and, as it is at that moment, on each new invoice.",
    [
        new("name", "Name of the shop", "Shop:Name") { Max = ShopIdentity.NameLength },
        new("legalName", "Seller", "Seller:Name") { Hint = "The person or company that sells, as on invoices.", Max =
            ShopIdentity.LineLength },
        new("address", "Address", "Seller:Address", FieldKind.Lines) { Hint = "Street and place, one line each, without the country.", Max =
            1000 },
        new("country", "Country", "Seller:Country") { Hint = "Two capital letters, like ES.", Max = 2 },
        new("vatId", "VAT number", "Seller:VatId", FieldKind.Optional) { Max = ShopIdentity.CodeLength },
        new("register", "Register and number", "Seller:Register", FieldKind.Optional) { Hint =
            "Court or trade register, if you are in one, as on your letters.", Max = ShopIdentity.LineLength },
        new("email", "E-mail", "Seller:Email", FieldKind.Optional) { Hint = "Where shoppers write to.", Max = 254 },
        new("phone", "Phone", "Seller:Phone", FieldKind.Optional) { Max = ShopIdentity.CodeLength },
    ]);

    public static SettingsPage Orders { get; } = new("orders", "Orders & checkout", OrderSettings.Key,
        "What somebody who does not pay may ask for, so that nobody tries stolen cards or holds goods without end. 0 is no limit.",
    [
        new("completeAfterDays", "Days until a sent order is completed", "Orders:CompleteAfterDays", FieldKind.Number) { Hint =
            "0: never by itself." },
        new("unpaidPerClient", "Unpaid orders of one network address", "Checkout:UnpaidPerClient", FieldKind.Number) { Hint =
            "In an hour." },
        new("unpaidPerShopper", "Unpaid orders of one mail address or cart", "Checkout:UnpaidPerShopper", FieldKind.Number) { Hint =
            "In an hour." },
        new("lapses", "Orders that somebody lets lapse", "Checkout:Lapses", FieldKind.Number) { Hint = "In six hours." },
        new("declinesPerOrder", "Declined cards on one order", "Checkout:DeclinesPerOrder", FieldKind.Number),
        new("declinesPerClient", "Declined cards of one network address", "Checkout:DeclinesPerClient", FieldKind.Number) { Hint =
            "In an hour." },
        new("declinesPerShopper", "Declined cards of one mail address or cart", "Checkout:DeclinesPerShopper", FieldKind.Number) { Hint =
            "In an hour." },
    ]);
}
