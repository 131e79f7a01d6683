using Shop.Domain.Carts;
using Shop.Domain.Catalogue;
using Shop.Domain.Catalogue.Pictures;
using Shop.Domain.Checkout;
using Shop.Domain.Checkout.Limits;
using Shop.Domain.Coupons;
using Shop.Domain.Imports;
using Shop.Domain.Imports.Pictures;
using Shop.Domain.Imports.PriceLists;
using Shop.Domain.Inventory;
using Shop.Domain.Invoicing;
using Shop.Domain.Listings;
using Shop.Domain.Listings.Searching;
using Shop.Domain.Orders;
using Shop.Domain.Payments;
using Shop.Domain.Persistence;
using Shop.Domain.Pricing;
using Shop.Domain.Recommendations;
using Shop.Web.Hosting.Pages;

namespace Shop.Web.Hosting;

/// <summary>The modules' use cases and reads; one of each for each request, like the database context they share.</summary>
public static class DomainServices
{
    public static IServiceCollection AddDomain(this IServiceCollection services) => services
        .AddCatalogue()
        .AddScoped<TaxesAndShipping>().AddScoped<BookPrices>().AddScoped<GroupPrices>().AddScoped<PriceBookList>().AddScoped<QuoteLines>()
        .AddInventory()
        .AddScoped<AddToCart>().AddScoped<ChangeCart>().AddScoped<ReadCart>()
        .AddScoped<FindCoupon>().AddScoped<RedeemCoupon>()
        .AddScoped<FindOrder>().AddScoped<OrderList>().AddScoped<OrderExport>()
        .AddScoped<FindPayments>().AddScoped<FindStripeTrouble>().AddScoped<NeededEvents>().AddScoped<FindComparisons>().AddScoped<ReceiveStripeEvent>()
        .AddScoped<IssueInvoice>().AddScoped<IssueCreditNote>().AddScoped<FindInvoice>()
        .AddScoped<RecordPurchase>().AddScoped<ForgetPurchase>().AddScoped<LearnNeighbours>().AddScoped<Recommend>().AddScoped<ProductPopularity>()
        .AddCheckout().AddEdits().AddImports().AddLeases();

    private static IServiceCollection AddCatalogue(this IServiceCollection services) => services
        .AddSingleton<KeptCategories>().AddScoped<CategoryList>().AddSingleton<KeptCards>().AddScoped<ProductCards>().AddScoped<NewestProducts>().AddScoped<ProductPage>()
        .AddSingleton<ListingIndex>().AddScoped<RefreshListings>().AddScoped<ProductListing>().AddSingleton<MissedSearches>().AddScoped<SearchReport>().AddScoped<Suggest>()
        .AddSingleton(provider => new KeptEntries(provider.GetRequiredService<ChangeFeed>(), CatalogueTags.Listings))
        .AddScoped<ChooseVariant>().AddScoped<VariantLookup>().AddScoped<MoveCategory>().AddScoped<ApplyDueChanges>().AddScoped<MergeSearchIndexes>()
        .AddScoped<PictureList>().AddScoped<AddPicture>().AddScoped<ArrangePictures>().AddScoped<DescribePicture>().AddScoped<SettlePicture>();

    private static IServiceCollection AddInventory(this IServiceCollection services) => services
        .AddScoped<AllocateStock>().AddScoped<ReleaseStock>().AddScoped<ConsumeStock>().AddScoped<ReturnStock>().AddScoped<KeepBackStock>().AddScoped<ChangeStock>().AddScoped<CountManyStocks>()
        .AddScoped<StockLevels>().AddSingleton<KeptAvailability>().AddScoped<SoldOut>().AddScoped<StockList>()
        .AddScoped<TellOfStock>().AddScoped<AskForNotice>().AddScoped<WaitingNotices>();

    private static IServiceCollection AddCheckout(this IServiceCollection services) => services
        .AddScoped<PaymentTerms>().AddScoped<SessionRequests>().AddScoped<NoteProblem>().AddScoped<PaymentSessions>()
        .AddScoped<QuoteCart>().AddScoped<CheckoutGuard>().AddScoped<CountDecline>().AddScoped<ForgetClients>()
        .AddScoped<PlaceOrder>().AddScoped<PlaceOrderSteps>().AddScoped<EarlierOrders>().AddScoped<StartPayment>()
        .AddScoped<NewAttempt>().AddScoped<EndPayment>().AddScoped<PaymentWithoutSession>().AddScoped<SettlePayment>().AddScoped<ApplySession>().AddScoped<CompletePayment>().AddScoped<LeaveCart>().AddScoped<LatePayment>().AddScoped<ReleaseOrder>()
        .AddScoped<CancelOrder>().AddScoped<ShipOrder>().AddScoped<RefundOrder>().AddScoped<RefundParts>().AddScoped<SettleRefund>().AddScoped<SendRefundAgain>().AddScoped<ApplyRefund>()
        .AddScoped<FollowStripe>().AddScoped<FollowOpenCases>().AddScoped<LedgerDay>().AddScoped<CatchUpWithStripe>().AddScoped<CompareLedger>()
        .AddScoped<ProcessStripeEvent>().AddScoped<RefundUnwanted>().AddScoped<ReconcilePayments>();

    // What staff enter by hand.
    private static IServiceCollection AddEdits(this IServiceCollection services) => services
        .AddScoped<EditProduct>().AddScoped<EditFacet>().AddScoped<EditBrand>().AddScoped<EditCategory>().AddScoped<EditSynonym>().AddScoped<OpenStock>()
        .AddScoped<CouponList>().AddScoped<EditCoupon>().AddScoped<EditPriceBook>().AddScoped<ImportPriceList>().AddScoped<PriceListExport>();

    private static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton(provider => new ShopInFiles([.. ShopCulture.All.Select(culture => culture.Name)], provider.GetRequiredService<ShopAddress>().PublicUrl))
        .AddScoped<StartImport>().AddScoped<ImportList>().AddScoped<ProductExport>()
        .AddScoped<ImportLease>().AddScoped<CheckImport>().AddScoped<ApplyImport>().AddScoped<UndoImport>().AddScoped<RunImports>()
        .AddScoped<AwaitedPictures>().AddScoped<AddImportedPicture>().AddScoped<ImportPictureList>();
}
