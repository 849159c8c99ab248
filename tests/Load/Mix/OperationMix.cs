namespace InstaHub.Load.Mix;

/// <summary>What share of requests each operation has.</summary>
public sealed class OperationMix
{
    private readonly double[] _ends;

    /// <param name="operations">Weights need not add up to anything.</param>
    /// <exception cref="ArgumentException">There is none, or a weight is not above 0.</exception>
    public OperationMix(IReadOnlyList<Operation> operations)
    {
        if (operations.Count == 0 || operations.Any(operation => operation.Weight is not > 0))
            throw new ArgumentException("A mix has operations, each with a weight above 0.", nameof(operations));
        Operations = operations;
        _ends = new double[operations.Count];
        for (var (i, sum) = (0, 0.0); i < _ends.Length; i++)
            _ends[i] = sum += operations[i].Weight;
    }

    /// <summary>By their numbers.</summary>
    public IReadOnlyList<Operation> Operations { get; }

    /// <summary>The share of an operation, 0 to 1.</summary>
    public double ShareOf(Operation operation) => operation.Weight / _ends[^1];

    /// <summary>Draws the number of an operation.</summary>
    public int Draw(Random random)
    {
        var at = Array.BinarySearch(_ends, random.NextDouble() * _ends[^1]);
        return Math.Min(at < 0 ? ~at : at + 1, _ends.Length - 1);
    }
}

/// <summary>Something that a user does, as one request.</summary>
/// <param name="Name">As it is reported.</param>
/// <param name="IsWrite">Whether it changes something.</param>
/// <param name="Weight">Its part in the mix.</param>
/// <param name="Make">Makes a request of it.</param>
/// <param name="MayBeAbsent">Whether a product may be without it; then it is left out.</param>
public sealed record Operation(string Name, bool IsWrite, double Weight, Func<LoadTargets, Random, LoadRequest> Make, bool MayBeAbsent = false);

/// <summary>A request of a user.</summary>
/// <param name="Method">HTTP's.</param>
/// <param name="Path">Without <c>/api/v1/</c>.</param>
/// <param name="User">Who sends it.</param>
/// <param name="Json">The body; null: none.</param>
/// <param name="PushKey">What the pushes that it causes have in their captions; null: none is waited for.</param>
public sealed record LoadRequest(string Method, string Path, LoadUser User, string? Json = null, string? PushKey = null);
