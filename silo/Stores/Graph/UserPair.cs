namespace InstaHub.Silo.Stores.Graph;

/// <summary>Two users, whoever of them acts: (a, b) is (b, a). Ordered by the smaller id, then by the other.</summary>
public readonly record struct UserPair : IComparable<UserPair>
{
    public UserPair(Guid a, Guid b) => (First, Second) = a.CompareTo(b) <= 0 ? (a, b) : (b, a);

    public Guid First { get; }

    public Guid Second { get; }

    public int CompareTo(UserPair other) => First.CompareTo(other.First) is var order and not 0 ? order : Second.CompareTo(other.Second);
}
