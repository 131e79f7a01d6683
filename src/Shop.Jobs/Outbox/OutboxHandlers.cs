using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Jobs.Outbox;

/// <summary>One handler of one event, as the pump calls it.</summary>
public sealed record OutboxHandler(string EventType, string Name, Func<IServiceProvider, string, CancellationToken, Task> Run)
{
    public static OutboxHandler Of<TEvent, THandler>() where TEvent : DomainEvent where THandler : class, IHandle<TEvent> => new(
        typeof(TEvent).Name, typeof(THandler).Name,
        (services, payload, cancellationToken) => services.GetRequiredService<THandler>()
            .HandleAsync(JsonSerializer.Deserialize<TEvent>(payload)!, cancellationToken));
}

/// <summary>How a module says that it reacts to an event.</summary>
public static class OutboxHandlerServices
{
    public static IServiceCollection AddHandler<TEvent, THandler>(this IServiceCollection services)
        where TEvent : DomainEvent where THandler : class, IHandle<TEvent> =>
        services.AddScoped<THandler>().AddSingleton(OutboxHandler.Of<TEvent, THandler>());
}

/// <summary>Who reacts to what.</summary>
public sealed class OutboxHandlers(IEnumerable<OutboxHandler> handlers)
{
    private readonly ILookup<string, OutboxHandler> _byEvent = handlers.ToLookup(handler => handler.EventType, StringComparer.Ordinal);

    public IEnumerable<string> NamesFor(OutboxMessage message) => _byEvent[message.Type].Select(handler => handler.Name);

    /// <summary>A fact that several react to: each must get a row of its own, to be tried again alone.</summary>
    public bool AreSeveralFor(OutboxMessage message) => message.Handler is null && _byEvent[message.Type].Skip(1).Any();

    /// <summary>Calls the row's handler; a fact's, when it has only one; nobody, when nobody reacts to it.</summary>
    /// <exception cref="DomainException">The row names a handler that this version does not have.</exception>
    public Task RunAsync(IServiceProvider services, OutboxMessage message, CancellationToken cancellationToken) =>
        Find(message)?.Run(services, message.Payload, cancellationToken) ?? Task.CompletedTask;

    private OutboxHandler? Find(OutboxMessage message) => message.Handler is null
        ? _byEvent[message.Type].SingleOrDefault()
        : _byEvent[message.Type].FirstOrDefault(handler => handler.Name == message.Handler)
            ?? throw new DomainException($"Nobody handles {message.Type} as {message.Handler}.");
}
