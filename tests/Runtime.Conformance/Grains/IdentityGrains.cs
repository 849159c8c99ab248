namespace InstaHub.Runtime.Conformance.Grains;

public interface IGuidGrain : IGrainWithGuidKey
{
    Task<Guid> Key();

    Task<string> Id();
}

public interface INumberGrain : IGrainWithIntegerKey
{
    Task<long> Key();

    Task<string> Id();
}

public interface IStringGrain : IGrainWithStringKey
{
    Task<string> Key();

    Task<string> Id();

    /// <summary>Its own reference.</summary>
    Task<IStringGrain> Itself();

    /// <summary>Whether a reference is to itself.</summary>
    Task<bool> IsItself(IStringGrain grain);

    /// <summary>The id of a grain it is given.</summary>
    Task<string> IdOf(IStringGrain grain);

    /// <summary>Keeps a reference among others; answers how many different ones there are.</summary>
    Task<int> Collect(params IStringGrain[] grains);
}

public interface IGuidAndTextGrain : IGrainWithGuidCompoundKey
{
    Task<(Guid Key, string? Text)> Keys();

    Task<string> Id();
}

public interface INumberAndTextGrain : IGrainWithIntegerCompoundKey
{
    Task<(long Key, string? Text)> Keys();

    Task<string> Id();
}

/// <summary>An interface that others extend.</summary>
public interface IBaseGrain : IGrainWithStringKey
{
    Task<string> Base();
}

public interface IDerivedGrain : IBaseGrain
{
    Task<string> Derived();
}

public interface IOtherFaceGrain : IGrainWithStringKey
{
    Task<string> Other();
}

[GrainType("conformance.guid")]
public sealed class GuidGrain : Grain, IGuidGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());
}

[GrainType("conformance.number")]
public sealed class NumberGrain : Grain, INumberGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());
}

[GrainType("conformance.string")]
public sealed class StringGrain : Grain, IStringGrain
{
    private readonly HashSet<IStringGrain> _collected = [];

    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());

    public Task<IStringGrain> Itself() => Task.FromResult(this.AsReference<IStringGrain>());

    public Task<bool> IsItself(IStringGrain grain) => Task.FromResult(this.AsReference<IStringGrain>().Equals(grain));

    public Task<string> IdOf(IStringGrain grain) => grain.Id();

    public Task<int> Collect(params IStringGrain[] grains)
    {
        _collected.UnionWith(grains);
        _collected.UnionWith(grains.Select(grain => GrainFactory.GetGrain<IStringGrain>(grain.GetPrimaryKeyString())));
        return Task.FromResult(_collected.Count);
    }
}

[GrainType("conformance.guid-text")]
public sealed class GuidAndTextGrain : Grain, IGuidAndTextGrain
{
    public Task<(Guid Key, string? Text)> Keys() => Task.FromResult((this.GetPrimaryKey(out var text), text));

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());
}

[GrainType("conformance.number-text")]
public sealed class NumberAndTextGrain : Grain, INumberAndTextGrain
{
    public Task<(long Key, string? Text)> Keys() => Task.FromResult((this.GetPrimaryKeyLong(out var text), text));

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());
}

[GrainType("conformance.faces")]
public sealed class FacesGrain : Grain, IDerivedGrain, IOtherFaceGrain
{
    private int _calls;

    public Task<string> Base() => Task.FromResult($"base {++_calls}");

    public Task<string> Derived() => Task.FromResult($"derived {++_calls}");

    public Task<string> Other() => Task.FromResult($"other {++_calls}");
}
