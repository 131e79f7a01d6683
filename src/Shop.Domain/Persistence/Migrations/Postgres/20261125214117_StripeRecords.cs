using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Domain.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class StripeRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ApiVersion",
                table: "payments_webhook_event",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApiVersion",
                table: "payments_refund",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RawJson",
                table: "payments_refund",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestId",
                table: "payments_refund",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ApiVersion",
                table: "payments_payment",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_payments_dispute_PaymentId",
                table: "payments_dispute",
                column: "PaymentId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "payments_dispute");

            migrationBuilder.DropColumn(
                name: "ApiVersion",
                table: "payments_webhook_event");

            migrationBuilder.DropColumn(
                name: "ApiVersion",
                table: "payments_refund");

            migrationBuilder.DropColumn(
                name: "RawJson",
                table: "payments_refund");

            migrationBuilder.DropColumn(
                name: "RequestId",
                table: "payments_refund");

            migrationBuilder.DropColumn(
                name: "ApiVersion",
                table: "payments_payment");
        }
    }
}
