using Shop.Domain.Settings;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <content>What cannot be so.</content>
public sealed partial record PaymentSettings
{
    private const string NoMethod = "Leave at least one way to pay on, or nobody can order.";
    private const string NoCountry = "Write the two capital letters of countries that the shop knows, with spaces between.";
    private const string NoAmount = "Enter an amount from 0 on, or nothing.";
    private const string MaxBelowMin = "The largest total is not below the smallest.";
    private const string NoHolder = "Enter whose account it is, in at most 70 characters: buyers type it.";
    private const string WrongIban = "This is no IBAN: a digit is wrong, missing or too many.";
    private const string NoIban = "Enter the IBAN: without it nobody can transfer money.";
    private const string WrongBic = "A BIC has 8 or 11 letters and digits, like CAIXESBBXXX.";
    private const string NoDays = "Enter a whole number from 1 to 90.";
    private const string TooLateToRemind = "Remind before the goods are given back; 0 for never.";
    private static readonly PaymentMethod[] All = Enum.GetValues<PaymentMethod>();

    /// <summary>All that may be wrong, as the sentences say it: for the check that they are translated.</summary>
    public static IReadOnlyList<string> Problems { get; } =
        [NoMethod, NoCountry, NoAmount, MaxBelowMin, NoHolder, WrongIban, NoIban, WrongBic, NoDays, TooLateToRemind];

    public IEnumerable<SettingProblem> Check() => Methods().Concat(Account()).Concat(Days());

    /// <summary>The name of the setting that switches the method on: "bankTransfer".</summary>
    public static string NameOf(PaymentMethod method) => NameOf(method, "");

    public static string CountriesOf(PaymentMethod method) => NameOf(method, "Countries");

    public static string MinOf(PaymentMethod method) => NameOf(method, "Min");

    public static string MaxOf(PaymentMethod method) => NameOf(method, "Max");

    private static string NameOf(PaymentMethod method, string rest) => method switch
    {
        PaymentMethod.Stripe => $"stripe{rest}",
        PaymentMethod.BankTransfer => $"bankTransfer{rest}",
        _ => $"onPickup{rest}",
    };

    private IEnumerable<SettingProblem> Methods()
    {
        if (!All.Any(method => Of(method).IsOn))
            yield return new SettingProblem("stripe", NoMethod);
        foreach (var method in All)
        {
            var terms = Of(method);
            if (!terms.Countries.All(Countries.IsKnown)) yield return new SettingProblem(CountriesOf(method), NoCountry);
            if (terms.MinMinor < 0) yield return new SettingProblem(MinOf(method), NoAmount);
            if (terms.MaxMinor < Math.Max(1, terms.MinMinor ?? 1))
                yield return new SettingProblem(MaxOf(method), MaxBelowMin);
        }
    }

    private IEnumerable<SettingProblem> Account()
    {
        if (AccountHolder is { } holder && (holder.Length is 0 or > HolderLength || PlainText.Clean(holder) != holder))
            yield return new SettingProblem("accountHolder", NoHolder);
        if (Iban is { } iban && !Shared.Iban.IsRight(iban))
            yield return new SettingProblem("iban", WrongIban);
        if (Bic is { } bic && !Shared.Iban.IsBic(bic))
            yield return new SettingProblem("bic", WrongBic);
        if (!BankTransfer) yield break;
        if (AccountHolder is null) yield return new SettingProblem("accountHolder", NoHolder);
        if (Iban is null) yield return new SettingProblem("iban", NoIban);
    }

    private IEnumerable<SettingProblem> Days()
    {
        if (ReleaseAfterDays is < 1 or > MaxDays)
            yield return new SettingProblem("releaseAfterDays", NoDays);
        if (RemindAfterDays < 0 || (RemindAfterDays > 0 && RemindAfterDays >= ReleaseAfterDays))
            yield return new SettingProblem("remindAfterDays", TooLateToRemind);
        if (PickupDays is < 1 or > MaxDays) yield return new SettingProblem("pickupDays", NoDays);
    }
}
