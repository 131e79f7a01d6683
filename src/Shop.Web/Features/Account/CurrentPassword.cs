namespace Shop.Web.Features.Account;

/// <summary>The field that asks the present password again.</summary>
/// <param name="Id">Of the field on its page.</param>
/// <param name="IsWrong">What was typed before was not it.</param>
public sealed record CurrentPassword(string Id, bool IsWrong);
