namespace Shop.Jobs.Outbox;

/// <summary>A handler's failure that no further try would mend.</summary>
public abstract class NeverPossibleException(string message, Exception inner) : Exception(message, inner);

/// <summary>What the handler needs cannot be reached now: it is tried until it can. The message is told to staff as it is.</summary>
public abstract class NotPossibleNowException(string message, Exception inner) : Exception(message, inner);
