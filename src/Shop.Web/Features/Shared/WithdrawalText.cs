using Microsoft.Extensions.Localization;
using Shop.Domain.Shared;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Shared;

/// <summary>What shoppers are told of the exceptions to the right of withdrawal, before the order and after it.</summary>
public static class WithdrawalText
{
    /// <summary>Why it cannot be given back, or only while its seal is whole; null for what can be.</summary>
    public static string? Show(this WithdrawalException exception, IStringLocalizer<Text> texts) => exception switch
    {
        WithdrawalException.CustomMade => texts["Made to your order: it cannot be returned for any reason but a fault."].Value,
        WithdrawalException.Perishable => texts["It spoils or expires soon: it cannot be returned for any reason but a fault."].Value,
        WithdrawalException.SealedHygiene =>
            texts["Sealed for reasons of health and hygiene: it can be returned only while the seal is unbroken."].Value,
        WithdrawalException.SealedMedia => texts["A sealed recording or program: it can be returned only while the seal is unbroken."].Value,
        WithdrawalException.DatedService => texts["A service on a fixed date: you cannot withdraw from it."].Value,
        WithdrawalException.Newspaper => texts["A newspaper or magazine: it cannot be returned for any reason but a fault."].Value,
        WithdrawalException.Digital =>
            texts["Digital content that you get at once: with your order you agree to that, and lose the right of withdrawal."].Value,
        _ => null,
    };
}
