using System.Text.Json.Nodes;
using Shop.Domain.Payments;
using Shop.Domain.Settings;
using Shop.Domain.Shared;
using Shop.Web.Features.Admin.Shared;

namespace Shop.Web.Features.Admin.PaymentMethods;

/// <summary>The settings of payments as the fields of their form, and back. A field is named as the setting is.</summary>
internal static class PaymentMethodsForm
{
    private static readonly string[] Texts = ["accountHolder", "iban", "bic"];
    private static readonly string[] Numbers = ["releaseAfterDays", "remindAfterDays", "pickupDays"];
    private static readonly PaymentMethod[] Methods = Enum.GetValues<PaymentMethod>();

    /// <summary>Each field is a group of its own: two people who change different settings are in nobody's way.</summary>
    public static AdminForm Of(SettingsInForce settings, Currency currency)
    {
        var payments = (PaymentSettings)settings.Values;
        var fields = new Dictionary<string, string>
        {
            ["accountHolder"] = payments.AccountHolder ?? "", ["iban"] = Iban.Grouped(payments.Iban ?? ""), ["bic"] = payments.Bic ?? "",
            ["releaseAfterDays"] = $"{payments.ReleaseAfterDays}", ["remindAfterDays"] = $"{payments.RemindAfterDays}",
            ["pickupDays"] = $"{payments.PickupDays}",
        };
        foreach (var method in Methods)
        {
            var terms = payments.Of(method);
            fields[PaymentSettings.NameOf(method)] = terms.IsOn ? "on" : "";
            fields[PaymentSettings.CountriesOf(method)] = string.Join(' ', terms.Countries);
            fields[PaymentSettings.MinOf(method)] = Shown(terms.MinMinor, currency);
            fields[PaymentSettings.MaxOf(method)] = Shown(terms.MaxMinor, currency);
        }

        return AdminForm.Of(PaymentSettings.Key, fields, settings.Version, groupOf: field => field);
    }

    /// <summary>What was typed, put over what is in force; null when a field says what is wrong with it.</summary>
    public static ISettings? Read(AdminForm form, SettingsInForce settings, Currency currency)
    {
        var typed = new JsonObject();
        foreach (var method in Methods) Read(form, method, currency, typed);
        foreach (var field in Texts) typed[field] = TextIn(form, field);
        foreach (var field in Numbers) typed[field] = form.Count(field) ?? 0;
        if (!form.IsGood) return null;
        var problems = new List<SettingProblem>();
        var values = settings.Group.Over(settings.Values, typed, problems);
        foreach (var problem in problems.Concat(values.Check())) form.Refuse(problem);
        return form.IsGood ? values : null;
    }

    private static void Read(AdminForm form, PaymentMethod method, Currency currency, JsonObject typed)
    {
        typed[PaymentSettings.NameOf(method)] = form.IsOn(PaymentSettings.NameOf(method));
        var countries = form[PaymentSettings.CountriesOf(method)].ToUpperInvariant()
            .Split([' ', ',', ';', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Distinct();
        typed[PaymentSettings.CountriesOf(method)] = new JsonArray([.. countries.Select(each => (JsonNode?)JsonValue.Create(each))]);
        foreach (var limit in new[] { PaymentSettings.MinOf(method), PaymentSettings.MaxOf(method) })
            typed[limit] = form.Amount(limit, currency)?.Minor;
    }

    private static string? TextIn(AdminForm form, string field)
    {
        var text = form.Text(field, 200);
        return text.Length == 0 ? null : field is "iban" or "bic" ? Iban.Compact(text) : text;
    }

    private static string Shown(long? minor, Currency currency) => minor is { } known ? new Money(known, currency).ToDecimalText() : "";
}
