using Microsoft.AspNetCore.Connections;

namespace Shop.Web.Hosting;

/// <summary>What a failed start says in one plain line; null for a fault of ours, which keeps its stack trace.</summary>
public static class StartFailure
{
    public static string? Explain(Exception error) => error switch
    {
        StartRefusedException => error.Message,
        IOException { InnerException: AddressInUseException } => new StartRefusedException(error.Message).Message,
        // A settings file that is no JSON.
        InvalidDataException => new StartRefusedException($"{error.Message} {error.InnerException?.Message}").Message,
        _ => null,
    };
}
