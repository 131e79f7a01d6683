using Shop.Domain.Shared;

namespace Shop.Web.Features.Messages;

/// <summary>The form by which people write to the merchant.</summary>
public sealed class MessagesModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<MessageLimit>().AddSingleton<MessageDraft>();
}
