namespace Shop.Web.Features.Admin.Attention;

/// <summary>The page Attention and its sources, in the order in which they are listed.</summary>
public static class AttentionServices
{
    public static IServiceCollection AddAttention(this IServiceCollection services) => services
        .AddScoped<AttentionList>()
        .AddScoped<PaidWithoutMail>()
        .AddScoped<IAttentionSource, BlockedPaymentPage>()
        .AddScoped<IAttentionSource, GivenUpMessages>()
        .AddScoped<IAttentionSource, PaymentsWithoutPage>()
        .AddScoped<IAttentionSource, FailingMessages>()
        .AddScoped<IAttentionSource, PaymentProblems>()
        .AddScoped<IAttentionSource, LateMoney>()
        .AddScoped<IAttentionSource, FailedRefunds>()
        .AddScoped<IAttentionSource, UnsentConfirmations>()
        .AddScoped<IAttentionSource, MissingEventKinds>()
        .AddScoped<IAttentionSource, UnmatchedEvents>()
        .AddScoped<IAttentionSource, EventsOfOtherMode>()
        .AddScoped<IAttentionSource, LedgerDifferences>()
        .AddScoped<IAttentionSource, FailedPictures>()
        .AddScoped<IAttentionSource, CheckoutRefusals>()
        .AddScoped<IAttentionSource, OperationNotes>();
}
