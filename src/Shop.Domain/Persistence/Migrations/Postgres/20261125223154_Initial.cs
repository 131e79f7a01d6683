using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "carts_cart",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CouponCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_carts_cart", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_brand",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_brand", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_category",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    ParentCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_category", x => x.Code);
                    table.ForeignKey(
                        name: "FK_catalogue_category_catalogue_category_ParentCode",
                        column: x => x.ParentCode,
                        principalTable: "catalogue_category",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    IsOption = table.Column<bool>(type: "boolean", nullable: false),
                    IsFilter = table.Column<bool>(type: "boolean", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_picture",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_picture", x => x.Hash);
                    table.CheckConstraint("ck_catalogue_picture_size", "\"Width\" > 0 AND \"Height\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "coupons_coupon",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Percent = table.Column<int>(type: "integer", nullable: true),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    MinimumMinor = table.Column<long>(type: "bigint", nullable: false),
                    StartsAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: true),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Limit = table.Column<int>(type: "integer", nullable: true),
                    LimitPerCustomer = table.Column<int>(type: "integer", nullable: true),
                    Redeemed = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupons_coupon", x => x.Code);
                    table.CheckConstraint("ck_coupons_coupon_minimum", "\"MinimumMinor\" >= 0");
                    table.CheckConstraint("ck_coupons_coupon_one_kind", "(\"Percent\" IS NULL) <> (\"AmountMinor\" IS NULL)");
                    table.CheckConstraint("ck_coupons_coupon_redeemed", "\"Redeemed\" >= 0 AND (\"Limit\" IS NULL OR \"Redeemed\" <= \"Limit\")");
                });

            migrationBuilder.CreateTable(
                name: "customers_role",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    NormalizedName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_role", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customers_staff_action",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Action = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_staff_action", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "customers_staff_action_series",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_staff_action_series", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "customers_user",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserName = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SecurityStamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PhoneNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<long>(type: "bigint", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_user", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock_item",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OnHand = table.Column<int>(type: "integer", nullable: false),
                    Allocated = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_item", x => x.Sku);
                    table.CheckConstraint("ck_inventory_stock_item", "\"OnHand\" >= 0 AND \"Allocated\" >= 0 AND \"Allocated\" <= \"OnHand\"");
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock_movement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    OnHandChange = table.Column<int>(type: "integer", nullable: false),
                    AllocatedChange = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_movement", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "invoicing_invoice",
                columns: table => new
                {
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SnapshotJson = table.Column<string>(type: "text", nullable: false),
                    PdfSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoicing_invoice", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "invoicing_series",
                columns: table => new
                {
                    Series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoicing_series", x => x.Series);
                });

            migrationBuilder.CreateTable(
                name: "orders_order",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Token = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CheckoutToken = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    CartId = table.Column<Guid>(type: "uuid", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    ShippingCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ShippingName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CouponCode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    SubtotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    DiscountMinor = table.Column<long>(type: "bigint", nullable: false),
                    ShippingMinor = table.Column<long>(type: "bigint", nullable: false),
                    TaxMinor = table.Column<long>(type: "bigint", nullable: false),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    RefundedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    HeldBecause = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    PlacedAt = table.Column<long>(type: "bigint", nullable: false),
                    PaidAt = table.Column<long>(type: "bigint", nullable: true),
                    ConfirmationSentAt = table.Column<long>(type: "bigint", nullable: true),
                    InvoiceNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    PaymentReference = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Address_Address1 = table.Column<string>(type: "text", nullable: false),
                    Address_Address2 = table.Column<string>(type: "text", nullable: true),
                    Address_City = table.Column<string>(type: "text", nullable: false),
                    Address_Country = table.Column<string>(type: "text", nullable: false),
                    Address_Name = table.Column<string>(type: "text", nullable: false),
                    Address_Phone = table.Column<string>(type: "text", nullable: true),
                    Address_Postcode = table.Column<string>(type: "text", nullable: false),
                    Address_Region = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_order", x => x.Id);
                    table.CheckConstraint("ck_orders_order_amounts", "\"TotalMinor\" >= 0 AND \"DiscountMinor\" >= 0 AND \"ShippingMinor\" >= 0 AND \"TaxMinor\" >= 0");
                    table.CheckConstraint("ck_orders_order_refunded", "\"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= \"TotalMinor\"");
                    table.CheckConstraint("ck_orders_order_total", "\"TotalMinor\" = \"SubtotalMinor\" - \"DiscountMinor\" + \"ShippingMinor\"");
                });

            migrationBuilder.CreateTable(
                name: "outbox_message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Key = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Payload = table.Column<string>(type: "text", nullable: false),
                    Handler = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    DueAt = table.Column<long>(type: "bigint", nullable: false),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    DoneAt = table.Column<long>(type: "bigint", nullable: true),
                    DeadAt = table.Column<long>(type: "bigint", nullable: true),
                    LastError = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox_message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "payments_ledger_comparison",
                columns: table => new
                {
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ComparedAt = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    ShopMinor = table.Column<long>(type: "bigint", nullable: false),
                    StripeMinor = table.Column<long>(type: "bigint", nullable: false),
                    InvoicedMinor = table.Column<long>(type: "bigint", nullable: false),
                    ShopRefundedMinor = table.Column<long>(type: "bigint", nullable: false),
                    StripeRefundedMinor = table.Column<long>(type: "bigint", nullable: false),
                    CreditedMinor = table.Column<long>(type: "bigint", nullable: false),
                    DifferenceCount = table.Column<int>(type: "integer", nullable: false),
                    DifferencesJson = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_ledger_comparison", x => x.Day);
                });

            migrationBuilder.CreateTable(
                name: "payments_payment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    IdempotencyKey = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ExpiresAt = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    SessionId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    SessionUrl = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    PaymentIntentId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ChargeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    LiveMode = table.Column<bool>(type: "boolean", nullable: false),
                    RequestId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ApiVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    RawJson = table.Column<string>(type: "text", nullable: true),
                    LastProblem = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    RefundedMinor = table.Column<long>(type: "bigint", nullable: false),
                    Dispute = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_payment", x => x.Id);
                    table.CheckConstraint("ck_payments_payment", "\"AmountMinor\" > 0 AND \"RefundedMinor\" >= 0 AND \"RefundedMinor\" <= \"AmountMinor\"");
                });

            migrationBuilder.CreateTable(
                name: "payments_webhook_event",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LiveMode = table.Column<bool>(type: "boolean", nullable: false),
                    ApiVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Body = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    ProcessedAt = table.Column<long>(type: "bigint", nullable: true),
                    Outcome = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_webhook_event", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "persistence_data_protection_key",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_persistence_data_protection_key", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "pricing_price_book",
                columns: table => new
                {
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    GroupCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_price_book", x => x.Code);
                });

            migrationBuilder.CreateTable(
                name: "pricing_shipping_method",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Countries = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Names = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    FreeFromMinor = table.Column<long>(type: "bigint", nullable: true),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    MaxWeightGrams = table.Column<int>(type: "integer", nullable: false),
                    MinDays = table.Column<int>(type: "integer", nullable: false),
                    MaxDays = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_shipping_method", x => x.Id);
                    table.CheckConstraint("ck_pricing_shipping_method", "\"PriceMinor\" >= 0 AND \"MaxWeightGrams\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "pricing_tax_rate",
                columns: table => new
                {
                    Country = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: false),
                    TaxClass = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ValidFrom = table.Column<long>(type: "bigint", nullable: false),
                    Rate = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_tax_rate", x => new { x.Country, x.TaxClass, x.ValidFrom });
                    table.CheckConstraint("ck_pricing_tax_rate", "\"Rate\" >= 0 AND \"Rate\" <= 10000");
                });

            migrationBuilder.CreateTable(
                name: "recommendations_neighbour",
                columns: table => new
                {
                    Generation = table.Column<long>(type: "bigint", nullable: false),
                    FromNumber = table.Column<int>(type: "integer", nullable: false),
                    ToNumber = table.Column<int>(type: "integer", nullable: false),
                    WeightMicro = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_neighbour", x => new { x.FromNumber, x.Generation, x.ToNumber });
                });

            migrationBuilder.CreateTable(
                name: "recommendations_neighbour_state",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Generation = table.Column<long>(type: "bigint", nullable: false),
                    LearntTurns = table.Column<long>(type: "bigint", nullable: false),
                    RebuiltAt = table.Column<long>(type: "bigint", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_neighbour_state", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "recommendations_pair",
                columns: table => new
                {
                    LowNumber = table.Column<int>(type: "integer", nullable: false),
                    HighNumber = table.Column<int>(type: "integer", nullable: false),
                    WeightMicro = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_pair", x => new { x.LowNumber, x.HighNumber });
                    table.CheckConstraint("ck_recommendations_pair_order", "\"LowNumber\" < \"HighNumber\"");
                });

            migrationBuilder.CreateTable(
                name: "recommendations_product_count",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    PairedCount = table.Column<long>(type: "bigint", nullable: false),
                    PairWeightMicro = table.Column<long>(type: "bigint", nullable: false),
                    Heat = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_product_count", x => x.Number);
                    table.CheckConstraint("ck_recommendations_product_count", "\"PairedCount\" >= 0 AND \"PairedCount\" <= \"Count\"");
                });

            migrationBuilder.CreateTable(
                name: "recommendations_recorded_order",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Products = table.Column<string>(type: "text", nullable: false),
                    RecordedAt = table.Column<long>(type: "bigint", nullable: false),
                    ForgottenAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_recorded_order", x => x.OrderId);
                });

            migrationBuilder.CreateTable(
                name: "recommendations_turn",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Turns = table.Column<long>(type: "bigint", nullable: false),
                    HeatSince = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_recommendations_turn", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "carts_cart_line",
                columns: table => new
                {
                    CartId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    AddedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_carts_cart_line", x => new { x.CartId, x.Sku });
                    table.CheckConstraint("ck_carts_cart_line", "\"Quantity\" > 0 AND \"Quantity\" <= 99");
                    table.ForeignKey(
                        name: "FK_carts_cart_line_carts_cart_CartId",
                        column: x => x.CartId,
                        principalTable: "carts_cart",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_category_translation",
                columns: table => new
                {
                    CategoryCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    NameKey = table.Column<string>(type: "text", nullable: false),
                    Slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_category_translation", x => new { x.CategoryCode, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_category_translation_catalogue_category_CategoryC~",
                        column: x => x.CategoryCode,
                        principalTable: "catalogue_category",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    CategoryCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    BrandCode = table.Column<string>(type: "character varying(60)", nullable: true),
                    IsPublished = table.Column<bool>(type: "boolean", nullable: false),
                    PublishAt = table.Column<long>(type: "bigint", nullable: true),
                    ListedAt = table.Column<long>(type: "bigint", nullable: false),
                    Tags = table.Column<string>(type: "text", nullable: false),
                    PictureCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    BrewingCelsius = table.Column<int>(type: "integer", nullable: true),
                    BrewingSeconds = table.Column<int>(type: "integer", nullable: true),
                    BrewingGramsPerLitre = table.Column<int>(type: "integer", nullable: true),
                    BrewingInfusions = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product", x => x.Id);
                    table.ForeignKey(
                        name: "FK_catalogue_product_catalogue_brand_BrandCode",
                        column: x => x.BrandCode,
                        principalTable: "catalogue_brand",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_catalogue_category_CategoryCode",
                        column: x => x.CategoryCode,
                        principalTable: "catalogue_category",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet_translation",
                columns: table => new
                {
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet_translation", x => new { x.FacetCode, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_facet_translation_catalogue_facet_FacetCode",
                        column: x => x.FacetCode,
                        principalTable: "catalogue_facet",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet_value",
                columns: table => new
                {
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Swatch = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet_value", x => new { x.FacetCode, x.Code });
                    table.ForeignKey(
                        name: "FK_catalogue_facet_value_catalogue_facet_FacetCode",
                        column: x => x.FacetCode,
                        principalTable: "catalogue_facet",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "coupons_redemption",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    RedeemedAt = table.Column<long>(type: "bigint", nullable: false),
                    ReleasedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_coupons_redemption", x => x.OrderId);
                    table.ForeignKey(
                        name: "FK_coupons_redemption_coupons_coupon_Code",
                        column: x => x.Code,
                        principalTable: "coupons_coupon",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_role_claim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RoleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ClaimValue = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_role_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_customers_role_claim_customers_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "customers_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_user_claim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    ClaimValue = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_user_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_customers_user_claim_customers_user_UserId",
                        column: x => x.UserId,
                        principalTable: "customers_user",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_user_role",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoleId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_user_role", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_customers_user_role_customers_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "customers_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_customers_user_role_customers_user_UserId",
                        column: x => x.UserId,
                        principalTable: "customers_user",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "customers_user_token",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_customers_user_token", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_customers_user_token_customers_user_UserId",
                        column: x => x.UserId,
                        principalTable: "customers_user",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inventory_allocation",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_allocation", x => new { x.OrderId, x.Sku });
                    table.CheckConstraint("ck_inventory_allocation", "\"Quantity\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Quantity\"");
                    table.ForeignKey(
                        name: "FK_inventory_allocation_inventory_stock_item_Sku",
                        column: x => x.Sku,
                        principalTable: "inventory_stock_item",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "inventory_stock_notice",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    ClaimedUntil = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inventory_stock_notice", x => x.Id);
                    table.ForeignKey(
                        name: "FK_inventory_stock_notice_inventory_stock_item_Sku",
                        column: x => x.Sku,
                        principalTable: "inventory_stock_item",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoicing_credit_note",
                columns: table => new
                {
                    Number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    RefundId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    InvoiceNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    IssuedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SnapshotJson = table.Column<string>(type: "text", nullable: false),
                    PdfSha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_invoicing_credit_note", x => x.Number);
                    table.CheckConstraint("ck_invoicing_credit_note", "\"TotalMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_invoicing_credit_note_invoicing_invoice_InvoiceNumber",
                        column: x => x.InvoiceNumber,
                        principalTable: "invoicing_invoice",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders_history",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    To = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Cause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_history", x => x.Id);
                    table.ForeignKey(
                        name: "FK_orders_history_orders_order_OrderId",
                        column: x => x.OrderId,
                        principalTable: "orders_order",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders_line_item",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Description = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    UnitPriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    DiscountMinor = table.Column<long>(type: "bigint", nullable: false),
                    TotalMinor = table.Column<long>(type: "bigint", nullable: false),
                    TaxRate = table.Column<int>(type: "integer", nullable: false),
                    TaxMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_line_item", x => new { x.OrderId, x.Position });
                    table.CheckConstraint("ck_orders_line_item", "\"Quantity\" > 0 AND \"TotalMinor\" = \"UnitPriceMinor\" * \"Quantity\" - \"DiscountMinor\" AND \"TotalMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_orders_line_item_orders_order_OrderId",
                        column: x => x.OrderId,
                        principalTable: "orders_order",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "orders_tax",
                columns: table => new
                {
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rate = table.Column<int>(type: "integer", nullable: false),
                    GrossMinor = table.Column<long>(type: "bigint", nullable: false),
                    TaxMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_orders_tax", x => new { x.OrderId, x.Rate });
                    table.ForeignKey(
                        name: "FK_orders_tax_orders_order_OrderId",
                        column: x => x.OrderId,
                        principalTable: "orders_order",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments_dispute",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RequestId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ApiVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    RawJson = table.Column<string>(type: "text", nullable: false),
                    SeenAt = table.Column<long>(type: "bigint", nullable: false),
                    ChangedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_dispute", x => x.Id);
                    table.ForeignKey(
                        name: "FK_payments_dispute_payments_payment_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "payments_payment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments_refund",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PaymentId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderId = table.Column<Guid>(type: "uuid", nullable: false),
                    AmountMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    Status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Token = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Attempt = table.Column<int>(type: "integer", nullable: false),
                    StripeId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    RequestId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: true),
                    ApiVersion = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    RawJson = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    CreditNoteNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    LastProblem = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    MailSentAt = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_payments_refund", x => x.Id);
                    table.CheckConstraint("ck_payments_refund", "\"AmountMinor\" > 0");
                    table.ForeignKey(
                        name: "FK_payments_refund_payments_payment_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "payments_payment",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_listing_entry",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    ShownIn = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    CategoryCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    ListedAt = table.Column<long>(type: "bigint", nullable: false),
                    LowestPriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    TagKey = table.Column<string>(type: "text", nullable: false),
                    NameKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    SearchKey = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_listing_entry", x => new { x.ProductId, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_listing_entry_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_option",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_option", x => new { x.ProductId, x.FacetCode });
                    table.ForeignKey(
                        name: "FK_catalogue_product_option_catalogue_facet_FacetCode",
                        column: x => x.FacetCode,
                        principalTable: "catalogue_facet",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_option_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_translation",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Slug = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Summary = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Description = table.Column<string>(type: "text", nullable: false),
                    PictureAlt = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    OptionName = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    DetailsJson = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_translation", x => new { x.ProductId, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_product_translation_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_related_product",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    RelatedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_related_product", x => new { x.ProductId, x.RelatedId });
                    table.ForeignKey(
                        name: "FK_catalogue_related_product_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_catalogue_related_product_catalogue_product_RelatedId",
                        column: x => x.RelatedId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_variant",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    TaxClass = table.Column<int>(type: "integer", nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    NetGrams = table.Column<int>(type: "integer", nullable: true),
                    NetUnit = table.Column<int>(type: "integer", nullable: false),
                    Gtin = table.Column<string>(type: "character varying(14)", maxLength: 14, nullable: true),
                    FulfilmentKind = table.Column<int>(type: "integer", nullable: false),
                    IsWithdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "character(3)", unicode: false, fixedLength: true, maxLength: 3, nullable: false),
                    SaleMinor = table.Column<long>(type: "bigint", nullable: true),
                    SaleFrom = table.Column<long>(type: "bigint", nullable: true),
                    SaleUntil = table.Column<long>(type: "bigint", nullable: true),
                    AppliedMinor = table.Column<long>(type: "bigint", nullable: false),
                    AppliedSince = table.Column<long>(type: "bigint", nullable: false),
                    PriceDueAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_variant", x => x.Sku);
                    table.CheckConstraint("ck_catalogue_variant_price", "\"PriceMinor\" >= 0");
                    table.CheckConstraint("ck_catalogue_variant_sale", "(\"SaleMinor\" IS NULL OR \"SaleMinor\" >= 0) AND (\"SaleMinor\" IS NULL) = (\"SaleFrom\" IS NULL)");
                    table.CheckConstraint("ck_catalogue_variant_sale_time", "\"SaleUntil\" IS NULL OR \"SaleFrom\" < \"SaleUntil\"");
                    table.CheckConstraint("ck_catalogue_variant_weight", "\"WeightGrams\" >= 0 AND (\"NetGrams\" IS NULL OR \"NetGrams\" > 0)");
                    table.ForeignKey(
                        name: "FK_catalogue_variant_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_facet_value_translation",
                columns: table => new
                {
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    ValueCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Label = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_facet_value_translation", x => new { x.FacetCode, x.ValueCode, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_facet_value_translation_catalogue_facet_value_Fac~",
                        columns: x => new { x.FacetCode, x.ValueCode },
                        principalTable: "catalogue_facet_value",
                        principalColumns: new[] { "FacetCode", "Code" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_value",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    ValueCode = table.Column<string>(type: "character varying(60)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_value", x => new { x.ProductId, x.FacetCode, x.ValueCode });
                    table.ForeignKey(
                        name: "FK_catalogue_product_value_catalogue_facet_value_FacetCode_Val~",
                        columns: x => new { x.FacetCode, x.ValueCode },
                        principalTable: "catalogue_facet_value",
                        principalColumns: new[] { "FacetCode", "Code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_value_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_price_change",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_price_change", x => new { x.Sku, x.At });
                    table.CheckConstraint("ck_catalogue_price_change", "\"PriceMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_catalogue_price_change_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_picture",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    PictureHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_picture", x => new { x.ProductId, x.PictureHash });
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_catalogue_picture_PictureHash",
                        column: x => x.PictureHash,
                        principalTable: "catalogue_picture",
                        principalColumn: "Hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_catalogue_product_ProductId",
                        column: x => x.ProductId,
                        principalTable: "catalogue_product",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_variant_translation",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Label = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_variant_translation", x => new { x.Sku, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_variant_translation_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_variant_value",
                columns: table => new
                {
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    FacetCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    ValueCode = table.Column<string>(type: "character varying(60)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_variant_value", x => new { x.Sku, x.FacetCode });
                    table.ForeignKey(
                        name: "FK_catalogue_variant_value_catalogue_facet_value_FacetCode_Val~",
                        columns: x => new { x.FacetCode, x.ValueCode },
                        principalTable: "catalogue_facet_value",
                        principalColumns: new[] { "FacetCode", "Code" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_catalogue_variant_value_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pricing_price_book_price",
                columns: table => new
                {
                    BookCode = table.Column<string>(type: "character varying(60)", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", nullable: false),
                    PriceMinor = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pricing_price_book_price", x => new { x.BookCode, x.Sku });
                    table.CheckConstraint("ck_pricing_price_book_price", "\"PriceMinor\" >= 0");
                    table.ForeignKey(
                        name: "FK_pricing_price_book_price_catalogue_variant_Sku",
                        column: x => x.Sku,
                        principalTable: "catalogue_variant",
                        principalColumn: "Sku",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_pricing_price_book_price_pricing_price_book_BookCode",
                        column: x => x.BookCode,
                        principalTable: "pricing_price_book",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "catalogue_product_picture_text",
                columns: table => new
                {
                    ProductId = table.Column<Guid>(type: "uuid", nullable: false),
                    PictureHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Alt = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_catalogue_product_picture_text", x => new { x.ProductId, x.PictureHash, x.Culture });
                    table.ForeignKey(
                        name: "FK_catalogue_product_picture_text_catalogue_product_picture_Pr~",
                        columns: x => new { x.ProductId, x.PictureHash },
                        principalTable: "catalogue_product_picture",
                        principalColumns: new[] { "ProductId", "PictureHash" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "recommendations_neighbour_state",
                columns: new[] { "Id", "Generation", "LearntTurns", "LeasedBy", "LeasedUntil", "RebuiltAt" },
                values: new object[] { 1, 0L, 0L, null, null, null });

            migrationBuilder.CreateIndex(
                name: "IX_carts_cart_ChangedAt",
                table: "carts_cart",
                column: "ChangedAt");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_category_ParentCode",
                table: "catalogue_category",
                column: "ParentCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_category_translation_Culture_Slug",
                table: "catalogue_category_translation",
                columns: new[] { "Culture", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_CategoryCode_Position_Produ~",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "CategoryCode", "Position", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_ListedAt_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "ListedAt", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_LowestPriceMinor_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "LowestPriceMinor", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_NameKey_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "NameKey", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_listing_entry_ShownIn_Position_ProductId",
                table: "catalogue_listing_entry",
                columns: new[] { "ShownIn", "Position", "ProductId" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_BrandCode",
                table: "catalogue_product",
                column: "BrandCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_CategoryCode",
                table: "catalogue_product",
                column: "CategoryCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_Code",
                table: "catalogue_product",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_PublishAt",
                table: "catalogue_product",
                column: "PublishAt");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_option_FacetCode",
                table: "catalogue_product_option",
                column: "FacetCode");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_picture_PictureHash",
                table: "catalogue_product_picture",
                column: "PictureHash");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_picture_ProductId_Position",
                table: "catalogue_product_picture",
                columns: new[] { "ProductId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_picture_Sku",
                table: "catalogue_product_picture",
                column: "Sku",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_translation_Culture_Slug",
                table: "catalogue_product_translation",
                columns: new[] { "Culture", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_product_value_FacetCode_ValueCode",
                table: "catalogue_product_value",
                columns: new[] { "FacetCode", "ValueCode" });

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_related_product_RelatedId",
                table: "catalogue_related_product",
                column: "RelatedId");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_Gtin",
                table: "catalogue_variant",
                column: "Gtin");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_PriceDueAt",
                table: "catalogue_variant",
                column: "PriceDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_ProductId",
                table: "catalogue_variant",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_catalogue_variant_value_FacetCode_ValueCode",
                table: "catalogue_variant_value",
                columns: new[] { "FacetCode", "ValueCode" });

            migrationBuilder.CreateIndex(
                name: "IX_coupons_redemption_Code_EmailKey",
                table: "coupons_redemption",
                columns: new[] { "Code", "EmailKey" });

            migrationBuilder.CreateIndex(
                name: "IX_customers_role_NormalizedName",
                table: "customers_role",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_role_claim_RoleId",
                table: "customers_role_claim",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_customers_user_NormalizedEmail",
                table: "customers_user",
                column: "NormalizedEmail",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_user_NormalizedUserName",
                table: "customers_user",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_customers_user_claim_UserId",
                table: "customers_user_claim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_customers_user_role_RoleId",
                table: "customers_user_role",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_allocation_Sku",
                table: "inventory_allocation",
                column: "Sku");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_movement_Sku",
                table: "inventory_stock_movement",
                column: "Sku");

            migrationBuilder.CreateIndex(
                name: "IX_inventory_stock_notice_Sku_EmailKey",
                table: "inventory_stock_notice",
                columns: new[] { "Sku", "EmailKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoicing_credit_note_InvoiceNumber",
                table: "invoicing_credit_note",
                column: "InvoiceNumber");

            migrationBuilder.CreateIndex(
                name: "IX_invoicing_credit_note_OrderId",
                table: "invoicing_credit_note",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_invoicing_credit_note_RefundId",
                table: "invoicing_credit_note",
                column: "RefundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoicing_credit_note_Series_Sequence",
                table: "invoicing_credit_note",
                columns: new[] { "Series", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoicing_invoice_OrderId",
                table: "invoicing_invoice",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_invoicing_invoice_Series_Sequence",
                table: "invoicing_invoice",
                columns: new[] { "Series", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_history_OrderId",
                table: "orders_history",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_CartId",
                table: "orders_order",
                column: "CartId");

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_CheckoutToken",
                table: "orders_order",
                column: "CheckoutToken",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_EmailKey",
                table: "orders_order",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_Number",
                table: "orders_order",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_PlacedAt_Number",
                table: "orders_order",
                columns: new[] { "PlacedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_Status_PlacedAt",
                table: "orders_order",
                columns: new[] { "Status", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_orders_order_Token",
                table: "orders_order",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_DoneAt_DueAt",
                table: "outbox_message",
                columns: new[] { "DoneAt", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_outbox_message_Key",
                table: "outbox_message",
                column: "Key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_dispute_PaymentId",
                table: "payments_dispute",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_OrderId_Attempt",
                table: "payments_payment",
                columns: new[] { "OrderId", "Attempt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_PaymentIntentId",
                table: "payments_payment",
                column: "PaymentIntentId");

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_SessionId",
                table: "payments_payment",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_payment_Status",
                table: "payments_payment",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refund_OrderId",
                table: "payments_refund",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refund_PaymentId",
                table: "payments_refund",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refund_Status",
                table: "payments_refund",
                column: "Status");

            migrationBuilder.CreateIndex(
                name: "IX_payments_refund_StripeId",
                table: "payments_refund",
                column: "StripeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_refund_Token",
                table: "payments_refund",
                column: "Token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_payments_webhook_event_ReceivedAt",
                table: "payments_webhook_event",
                column: "ReceivedAt");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_price_book_Currency_GroupCode",
                table: "pricing_price_book",
                columns: new[] { "Currency", "GroupCode" });

            migrationBuilder.CreateIndex(
                name: "IX_pricing_price_book_price_Sku",
                table: "pricing_price_book_price",
                column: "Sku");

            migrationBuilder.CreateIndex(
                name: "IX_pricing_shipping_method_Code",
                table: "pricing_shipping_method",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_recommendations_pair_HighNumber_WeightMicro_LowNumber",
                table: "recommendations_pair",
                columns: new[] { "HighNumber", "WeightMicro", "LowNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_recommendations_pair_LowNumber_WeightMicro_HighNumber",
                table: "recommendations_pair",
                columns: new[] { "LowNumber", "WeightMicro", "HighNumber" });

            migrationBuilder.CreateIndex(
                name: "IX_recommendations_product_count_Heat_ProductId",
                table: "recommendations_product_count",
                columns: new[] { "Heat", "ProductId" },
                descending: new[] { true, false });

            migrationBuilder.CreateIndex(
                name: "IX_recommendations_product_count_ProductId",
                table: "recommendations_product_count",
                column: "ProductId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "carts_cart_line");

            migrationBuilder.DropTable(
                name: "catalogue_category_translation");

            migrationBuilder.DropTable(
                name: "catalogue_facet_translation");

            migrationBuilder.DropTable(
                name: "catalogue_facet_value_translation");

            migrationBuilder.DropTable(
                name: "catalogue_listing_entry");

            migrationBuilder.DropTable(
                name: "catalogue_price_change");

            migrationBuilder.DropTable(
                name: "catalogue_product_option");

            migrationBuilder.DropTable(
                name: "catalogue_product_picture_text");

            migrationBuilder.DropTable(
                name: "catalogue_product_translation");

            migrationBuilder.DropTable(
                name: "catalogue_product_value");

            migrationBuilder.DropTable(
                name: "catalogue_related_product");

            migrationBuilder.DropTable(
                name: "catalogue_variant_translation");

            migrationBuilder.DropTable(
                name: "catalogue_variant_value");

            migrationBuilder.DropTable(
                name: "coupons_redemption");

            migrationBuilder.DropTable(
                name: "customers_role_claim");

            migrationBuilder.DropTable(
                name: "customers_staff_action");

            migrationBuilder.DropTable(
                name: "customers_staff_action_series");

            migrationBuilder.DropTable(
                name: "customers_user_claim");

            migrationBuilder.DropTable(
                name: "customers_user_role");

            migrationBuilder.DropTable(
                name: "customers_user_token");

            migrationBuilder.DropTable(
                name: "inventory_allocation");

            migrationBuilder.DropTable(
                name: "inventory_stock_movement");

            migrationBuilder.DropTable(
                name: "inventory_stock_notice");

            migrationBuilder.DropTable(
                name: "invoicing_credit_note");

            migrationBuilder.DropTable(
                name: "invoicing_series");

            migrationBuilder.DropTable(
                name: "orders_history");

            migrationBuilder.DropTable(
                name: "orders_line_item");

            migrationBuilder.DropTable(
                name: "orders_tax");

            migrationBuilder.DropTable(
                name: "outbox_message");

            migrationBuilder.DropTable(
                name: "payments_dispute");

            migrationBuilder.DropTable(
                name: "payments_ledger_comparison");

            migrationBuilder.DropTable(
                name: "payments_refund");

            migrationBuilder.DropTable(
                name: "payments_webhook_event");

            migrationBuilder.DropTable(
                name: "persistence_data_protection_key");

            migrationBuilder.DropTable(
                name: "pricing_price_book_price");

            migrationBuilder.DropTable(
                name: "pricing_shipping_method");

            migrationBuilder.DropTable(
                name: "pricing_tax_rate");

            migrationBuilder.DropTable(
                name: "recommendations_neighbour");

            migrationBuilder.DropTable(
                name: "recommendations_neighbour_state");

            migrationBuilder.DropTable(
                name: "recommendations_pair");

            migrationBuilder.DropTable(
                name: "recommendations_product_count");

            migrationBuilder.DropTable(
                name: "recommendations_recorded_order");

            migrationBuilder.DropTable(
                name: "recommendations_turn");

            migrationBuilder.DropTable(
                name: "carts_cart");

            migrationBuilder.DropTable(
                name: "catalogue_product_picture");

            migrationBuilder.DropTable(
                name: "catalogue_facet_value");

            migrationBuilder.DropTable(
                name: "coupons_coupon");

            migrationBuilder.DropTable(
                name: "customers_role");

            migrationBuilder.DropTable(
                name: "customers_user");

            migrationBuilder.DropTable(
                name: "inventory_stock_item");

            migrationBuilder.DropTable(
                name: "invoicing_invoice");

            migrationBuilder.DropTable(
                name: "orders_order");

            migrationBuilder.DropTable(
                name: "payments_payment");

            migrationBuilder.DropTable(
                name: "pricing_price_book");

            migrationBuilder.DropTable(
                name: "catalogue_picture");

            migrationBuilder.DropTable(
                name: "catalogue_variant");

            migrationBuilder.DropTable(
                name: "catalogue_facet");

            migrationBuilder.DropTable(
                name: "catalogue_product");

            migrationBuilder.DropTable(
                name: "catalogue_brand");

            migrationBuilder.DropTable(
                name: "catalogue_category");
        }
    }
}
