using Microsoft.AspNetCore.Identity;
using Shop.Domain.Staff;

namespace Shop.Web.Hosting.Staff;

/// <summary>What is asked of a password that somebody chooses, and what is said when it is not so.</summary>
public sealed class NewStaffPassword(UserManager<StaffUser> users)
{
    /// <summary>The longest that the sign-in takes.</summary>
    public const int MaxLength = 200;

    /// <summary>Why not, one sentence each; empty when it may be taken.</summary>
    /// <param name="user">Who chooses it.</param>
    /// <param name="wanted">As typed.</param>
    /// <param name="again">As typed the second time.</param>
    public async Task<IReadOnlyList<AdminMessage>> CheckAsync(StaffUser user, string wanted, string again)
    {
        if (wanted.Length > MaxLength) return [new("The new password has more than {0} characters.", MaxLength)];
        if (wanted != again) return [new("The new password was typed differently the second time.")];
        var problems = new List<AdminMessage>();
        foreach (var validator in users.PasswordValidators)
            problems.AddRange((await validator.ValidateAsync(users, user, wanted)).Errors.Select(error => new AdminMessage(Words(error))));
        return problems;
    }

    public static string Words(IdentityError error) => error.Code switch
    {
        nameof(IdentityErrorDescriber.PasswordMismatch) => "The current password is wrong.",
        nameof(IdentityErrorDescriber.PasswordTooShort) => "The new password needs at least 12 characters.",
        nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => "The new password needs at least 5 different characters.",
        nameof(IdentityErrorDescriber.ConcurrencyFailure) => "Somebody changed this account at the same moment. Try again.",
        _ => error.Description,
    };
}
