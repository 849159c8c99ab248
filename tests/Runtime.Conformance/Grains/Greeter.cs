namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>A service of the silo, for grains to have injected.</summary>
public sealed class Greeter
{
    public string Greet(string name) => $"hello {name}";
}
