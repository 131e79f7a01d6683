using System.Globalization;
using System.Text.RegularExpressions;
using Shop.Domain.Shared;

namespace Shop.Domain.Payments;

/// <summary>What Stripe said when it did not do what it was asked, for staff and the log; keys are taken out of it.</summary>
/// <param name="Status">The HTTP status; null when there was no answer at all.</param>
/// <param name="Code">Stripe's code, or the kind of the error when it has none.</param>
/// <param name="Parameter">The parameter that Stripe names.</param>
/// <param name="RequestId">The call's name in Stripe's log.</param>
/// <param name="IsReplayed">Stripe gave an answer that it keeps under the idempotency key: asking again gives the same.</param>
public sealed record StripeProblem(int? Status, string? Code, string? Parameter, string Message, string? RequestId, bool IsReplayed = false)
{
    public const int TooMany = 429;
    public const int CodeLength = 100;
    public const int MessageLength = 1000;
    private const int ServerError = 500;
    private static readonly Regex Keys =
        new(@"\b(?:[srp]k_(?:test|live)|whsec)_[^\s.,;]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>Stripe made no answer, or none that can be read.</summary>
    public static StripeProblem NoAnswer { get; } = new(null, null, null, "Stripe did not answer in a way that can be read.", null);

    /// <summary>Stripe does not know the object that was named: the key or the account was changed.</summary>
    public bool IsUnknownObject => Status == 404 || Code == "resource_missing";

    /// <summary>The shop's key is refused, or may not do this.</summary>
    public bool IsKey => Status is 401 or 403;

    /// <summary>Stripe does not take the buyer's address, which only fills in its form.</summary>
    public bool IsEmail => Code == "email_invalid" || Parameter == "customer_email";

    /// <summary>The idempotency key stands for another call already. A 409 is none: the same call is still running.</summary>
    public bool IsKeyTaken => Status == 400 && Code == "idempotency_error";

    public bool IsServerError => Status >= ServerError;

    /// <summary>Another attempt with a key, a time or parameters of its own may well go through at once.</summary>
    public bool IsOfThisAttempt => IsEmail || IsKeyTaken || IsServerError || IsReplayed || IsPassing || Parameter == "expires_at";

    // No answer, a timeout, a call that still runs, too many calls: when an attempt is spent after one of these, only its time was over.
    private bool IsPassing => Status is null or 408 or 409 or TooMany;

    /// <summary>It lies in how the shop or the account is set up, so that every order meets it.</summary>
    public bool IsSetUp =>
        IsKey || (Status is >= 400 and < ServerError and not (408 or 409 or 429) && !IsEmail && !IsKeyTaken && Parameter != "expires_at");

    public static StripeProblem Of(int? status, string? code, string? parameter, string? message, string? requestId, bool isReplayed) =>
        new(
        status, Short(code, CodeLength), Short(parameter, CodeLength), Short(message, MessageLength)
            ?? "", Short(requestId, CodeLength), isReplayed);

    public override string ToString() => string.Join(' ', Parts().Where(part => !string.IsNullOrEmpty(part)));

    private string?[] Parts() =>
    [
        Status?.ToString(CultureInfo.InvariantCulture), Code, Message, Parameter is null
            ? null
            : $"(parameter {Parameter})", RequestId is null
            ? null
            : $"(request {RequestId})",
    ];

    private static string? Short(string? text, int most) =>
        string.IsNullOrEmpty(text) ? null : PlainText.AtMost(Keys.Replace(PlainText.Clean(text), "[key]"), most);
}
