using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Content.Messages;
using Shop.Domain.Shared;
using Shop.Jobs.Outbox;

namespace Shop.Jobs.Content;

/// <summary>Mails what people write to the merchant.</summary>
public sealed class ContentModule : ShopModule
{
    public override void AddJobWorkers(IServiceCollection services) => services.AddHandler<ContactMessageSent, SendContactMessage>();
}
