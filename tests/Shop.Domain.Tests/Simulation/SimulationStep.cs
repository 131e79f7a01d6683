namespace Shop.Domain.Tests.Simulation;

/// <summary>What may happen next, in any order: by shoppers, by Stripe and the bank, by staff, by the network and by time.</summary>
public enum SimulationStep
{
    Place,
    TakeNewForm,
    Pay,
    PayLater,
    DelayedMoneyComes,
    DelayedMoneyFails,
    MoneyComesAfterTheEnd,
    SessionEnds,
    Look,
    Reconcile,
    StripeFallsSilent,
    StripeAnswersAgain,
    Cancel,
    Ship,
    Complete,
    CountOrNot,
    Refund,
    RefundAndRestock,
    RefundAtStripe,
    BankSendsBack,
    SendAgain,
    Dispute,
    WinDispute,
    SyncRefundsAndDisputes,
    RunOutbox,
    Wait,
}

/// <summary>One step: what, of which of the shoppers, and a number that the step makes its choices with.</summary>
public readonly record struct LifeEvent(SimulationStep Step, int Who, int Choice);
