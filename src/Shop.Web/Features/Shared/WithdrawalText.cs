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
        WithdrawalException.CustomMade => texts["Made to order: can be returned only if faulty."].Value,
        WithdrawalException.Perishable => texts["Perishable: can be returned only if faulty."].Value,
        WithdrawalException.SealedHygiene =>
            texts["Sealed for health or hygiene: can be returned only with the seal intact."].Value,
        WithdrawalException.SealedMedia => texts["Sealed recording or software: can be returned only with the seal intact."].Value,
        WithdrawalException.DatedService => texts["Service on a fixed date: no right of withdrawal."].Value,
        WithdrawalException.Newspaper => texts["Newspaper or magazine: can be returned only if faulty."].Value,
        WithdrawalException.Digital =>
            texts["Digital content supplied at once: by ordering you agree to this and lose the right of withdrawal."].Value,
        _ => null,
    };
}
