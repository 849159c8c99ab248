namespace InstaHub.CodeGenerator.Copying;

public sealed class GenericTests
{
    [Theory]
    [LocalAndWire]
    public void A_generic_type_is_copied_for_each_of_its_arguments(bool wire)
    {
        var node = new Node { Name = "a" };
        var references = new Pair<Node, Node>(node, node);
        references.Remember(node);
        var values = new Pair<int, string>(3, "three");
        values.Remember("two");

        var copyOfReferences = Wire.Copy(references, wire);
        var copyOfValues = Wire.Copy(values, wire);

        Assert.NotSame(node, copyOfReferences.Left);
        Assert.Same(copyOfReferences.Left, copyOfReferences.Right);
        Assert.Same(copyOfReferences.Left, Assert.Single(copyOfReferences.History));
        Assert.Equal("a", copyOfReferences.Left.Name);
        Assert.Equal((3, "three"), (copyOfValues.Left, copyOfValues.Right));
        Assert.Equal(["two"], copyOfValues.History);
        Assert.NotSame(values.History, copyOfValues.History);
    }

    [Theory]
    [LocalAndWire]
    public void A_type_that_derives_from_a_constructed_one_is_copied(bool wire)
    {
        Pair<string, Node> pair = new NumberedPair("left", new Node { Name = "right" }, 5);

        var copy = Assert.IsType<NumberedPair>(Wire.Copy(pair, wire));

        Assert.Equal("left", copy.Left);
        Assert.Equal("right", copy.Right.Name);
        Assert.NotSame(pair.Right, copy.Right);
        Assert.Equal(5, copy.Number);
    }

    [Theory]
    [LocalAndWire]
    public void A_type_nested_in_a_generic_type_is_copied(bool wire)
    {
        var inner = new Pair<Node, string>.Inner<int>(new Node { Name = "a" }, [1, 2]);

        var copy = Wire.Copy(inner, wire);

        Assert.NotSame(inner.Left, copy.Left);
        Assert.Equal("a", copy.Left.Name);
        Assert.NotSame(inner.Items, copy.Items);
        Assert.Equal([1, 2], copy.Items);
    }
}
