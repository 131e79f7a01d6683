using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Domain.Verification;

/// <summary>Checks that the books are whole; what that means comes from the other modules.</summary>
public sealed class VerificationModule : ShopModule
{
    public override void AddServices(IServiceCollection services) =>
        services.AddScoped<Verifier>().AddScoped<IVerificationRule, OutboxRules>();
}
