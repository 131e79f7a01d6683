using System.Net;
using System.Reflection;
using System.Text;
using Shop.Domain.Payments;
using Shop.Domain.Shared;
using Stripe;
using Xunit;

namespace Shop.Web.Tests.Faults;

/// <summary>Whatever comes over the wire, each call of the gateway answers or throws one of its own two exceptions.</summary>
public sealed class StripeCallTests
{
    public static TheoryData<string> Calls =>
        [.. typeof(IPaymentGateway).GetMethods().Where(method => !method.IsSpecialName).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_that_goes_wrong_ends_in_one_of_the_gateways_own_exceptions(string call)
    {
        foreach (var answer in Answers)
        {
            var error = await Record.ExceptionAsync(() => CallAsync(call, answer));
            Assert.True(error is GatewayRefusedException or GatewayUnknownException,
                $"{call} ended in {error?.GetType().Name ?? "an answer"}: {error?.Message}");
        }
    }

    [Fact]
    public async Task A_charge_in_a_currency_that_the_shop_does_not_sell_in_is_read()
    {
        const string Page = """
            {"object":"list","url":"/v1/charges","has_more":false,"data":[
              {"object":"charge","id":"ch_1","amount":50000,"amount_refunded":100,"currency":"inr","created":1764000000,"status":"succeeded","payment_intent":"pi_1"},
              {"object":"charge","id":"ch_2","amount":700,"amount_refunded":0,"currency":"sgd","created":1764000000,"status":"failed","payment_intent":"pi_2"}]}
            """;
        var charges = await Gateway(() => Answer(HttpStatusCode.OK, Page))
            .ChargesAsync(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1), default);
        var charge = Assert.Single(charges);
        Assert.Equal(("500.00 INR", "1.00 INR", (Money?)null),
            (charge.Amount.ToString(), charge.Refunded.ToString(), charge.Amount.ToMoney()));
    }

    private static Func<HttpResponseMessage>[] Answers =>
    [
        () => throw new HttpRequestException("Connection refused"),
        () => throw new TaskCanceledException("The request timed out", new TimeoutException()),
        () => Answer(HttpStatusCode.InternalServerError, """{"error":{"type":"api_error","message":"An unknown error occurred."}}"""),
        () => Answer(HttpStatusCode.TooManyRequests, """{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many requests."}}"""),
        () => Answer(HttpStatusCode.BadRequest, """{"error":{"type":"invalid_request_error","code":"account_invalid","message":"No such account."}}"""),
        () => Answer(HttpStatusCode.NotFound, """{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such object."}}"""),
        () => Answer(HttpStatusCode.Forbidden, """{"error":{"type":"invalid_request_error","message":"The key lacks a permission."}}"""),
        () => Answer(HttpStatusCode.OK, "<html><body>We will be back soon.</body></html>"),
        () => Answer(HttpStatusCode.OK, "{}"),
        () => Answer(HttpStatusCode.OK, """{"object":"list","data":[{"object":"""),
    ];

    private static async Task CallAsync(string name, Func<HttpResponseMessage> answer)
    {
        var method = typeof(IPaymentGateway).GetMethod(name)!;
        var task = (Task)method.Invoke(Gateway(answer), BindingFlags.DoNotWrapExceptions, null,
            [.. method.GetParameters().Select(ArgumentOf)], null)!;
        await task;
    }

    private static object? ArgumentOf(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(SessionRequest) => new SessionRequest(
            PaymentId.New(DateTimeOffset.UnixEpoch), OrderId.New(DateTimeOffset.UnixEpoch), "X", "key", Money.Eur(999),
                [new SessionLine("x", 1, Money.Eur(999))],
            "a@example.com", "en", DateTimeOffset.UtcNow.AddHours(1), "https://shop.example/ok", "https://shop.example/no"),
        var type when type == typeof(RefundCall) => new RefundCall(RefundId.New(DateTimeOffset.UnixEpoch), "pi_1", Money.Eur(100), "key"),
        var type when type == typeof(string) => "id_1",
        var type when type == typeof(DateTimeOffset) => DateTimeOffset.UnixEpoch,
        var type => Activator.CreateInstance(type),
    };

    private static StripeGateway Gateway(Func<HttpResponseMessage> answer) => new(
        new StripeClient(
            new StripeClientOptions { ApiKey = "sk_test_calls", HttpClient =
            new SystemNetHttpClient(new HttpClient(new Wire(answer)), maxNetworkRetries: 0) }),
        new StripeMode(IsLive: false));

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private sealed class Wire(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.Run(answer, cancellationToken);
    }
}
