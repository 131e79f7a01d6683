using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <content>What cannot be so.</content>
public sealed partial record PaymentSettings
{
    private static readonly PaymentMethod[] All = Enum.GetValues<PaymentMethod>();

    public IEnumerable<SettingProblem> Check() => Methods().Concat(Account()).Concat(Days());

    /// <summary>The name of a method's settings: "bankTransfer", and with what follows it "bankTransferMin".</summary>
    public static string NameOf(PaymentMethod method, string rest = "") => method switch
    {
        PaymentMethod.Stripe => $"stripe{rest}",
        PaymentMethod.BankTransfer => $"bankTransfer{rest}",
        _ => $"onPickup{rest}",
    };

    private IEnumerable<SettingProblem> Methods()
    {
        if (!All.Any(method => Of(method).IsOn))
            yield return new SettingProblem("stripe", "Leave at least one way to pay on, or nobody can order.");
        foreach (var method in All)
        {
            var terms = Of(method);
            if (terms.Countries.FirstOrDefault(country => !Countries.IsKnown(country)) is { } unknown)
                yield return new SettingProblem(NameOf(method, "Countries"), $"'{unknown}' is no country that the shop knows.");
            if (terms.MinMinor < 0) yield return new SettingProblem(NameOf(method, "Min"), "Enter an amount from 0 on, or nothing.");
            if (terms.MaxMinor < Math.Max(1, terms.MinMinor ?? 1))
                yield return new SettingProblem(NameOf(method, "Max"), "The largest total is not below the smallest.");
        }
    }

    private IEnumerable<SettingProblem> Account()
    {
        if (AccountHolder is { } holder && (holder.Length is 0 or > HolderLength || PlainText.Clean(holder) != holder))
            yield return new SettingProblem("accountHolder", $"Enter 1 to {HolderLength} characters.");
        if (Iban is { } iban && !Shared.Iban.IsRight(iban))
            yield return new SettingProblem("iban", "This is no IBAN: a digit is wrong, missing or too many.");
        if (Bic is { } bic && !Shared.Iban.IsBic(bic))
            yield return new SettingProblem("bic", "A BIC has 8 or 11 letters and digits, like CAIXESBBXXX.");
        if (!BankTransfer) yield break;
        if (AccountHolder is null) yield return new SettingProblem("accountHolder", "Enter whose account it is: buyers type it.");
        if (Iban is null) yield return new SettingProblem("iban", "Enter the IBAN: without it nobody can transfer money.");
    }

    private IEnumerable<SettingProblem> Days()
    {
        if (ReleaseAfterDays is < 1 or > MaxDays)
            yield return new SettingProblem("releaseAfterDays", $"Enter a whole number from 1 to {MaxDays}.");
        if (RemindAfterDays < 0 || (RemindAfterDays > 0 && RemindAfterDays >= ReleaseAfterDays))
            yield return new SettingProblem("remindAfterDays", "Remind before the goods are given back; 0 for never.");
        if (PickupDays is < 1 or > MaxDays) yield return new SettingProblem("pickupDays", $"Enter a whole number from 1 to {MaxDays}.");
    }
}
