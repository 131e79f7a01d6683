namespace Shop.Web.Evaluation;

/// <summary>How one method did on both kinds of question.</summary>
public sealed record MethodFigures(string Method, RankingFigures Cart, RankingFigures Product);

/// <summary>Durations of one kind of work, in milliseconds.</summary>
public sealed class WorkTimes
{
    private readonly List<double> _milliseconds = [];

    public double Median => At(0.5);

    public double NinetyNinth => At(0.99);

    public void Add(TimeSpan took) => _milliseconds.Add(took.TotalMilliseconds);

    private double At(double share) =>
        _milliseconds.Count == 0 ? 0 : _milliseconds.Order().ElementAt((int)((_milliseconds.Count - 1) * share));
}

/// <summary>What an evaluation found: the methods' figures, and what ours cost.</summary>
public sealed class EvaluationReport
{
    public IList<MethodFigures> Methods { get; } = [];

    public WorkTimes Updates { get; } = new();

    public WorkTimes Answers { get; } = new();

    public WorkTimes Jobs { get; } = new();

    public int NeighbourRows { get; set; }
}
