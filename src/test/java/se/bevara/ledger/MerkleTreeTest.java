package se.bevara.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors are those that the reference implementation of Certificate Transparency is tested with. */
class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final List<byte[]> LEAVES = Stream
            .of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HEX::parseHex).map(MerkleTree::leaf).toList();

    @Test
    void emptyTreeHasHashOfNothing() {
        assertThat(HEX.formatHex(MerkleTree.root(List.of())))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @ParameterizedTest
    @CsvSource({"1,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "2,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "3,aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "4,d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "5,4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "6,76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "7,ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "8,5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"})
    void rootsAreThePublishedOnes(int size, String root) {
        assertThat(HEX.formatHex(MerkleTree.root(LEAVES.subList(0, size)))).isEqualTo(root);
    }

    @ParameterizedTest
    @CsvSource({"0,1,''",
            "0,8,96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                    + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                    + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            "5,8,bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                    + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                    + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "2,3,fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "1,5,6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                    + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                    + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"})
    void proofsAreThePublishedOnes(int index, int size, String path) {
        var proof = MerkleTree.prove(LEAVES.subList(0, size), index);
        assertThat(String.join(" ", proof.path().stream().map(HEX::formatHex).toList())).isEqualTo(path);
    }

    @Test
    void everyLeafOfEverySizeIsProvedByItsOwnProofAlone() {
        var leaves = IntStream.range(0, 130).mapToObj(i -> MerkleTree.leaf(("leaf " + i).getBytes(StandardCharsets.UTF_8)))
                .toList();
        for (int size = 1; size <= leaves.size(); size++) {
            var tree = leaves.subList(0, size);
            byte[] root = MerkleTree.root(tree);
            for (int index = 0; index < size; index++) {
                var proof = MerkleTree.prove(tree, index);
                assertThat(MerkleTree.proves(proof, tree.get(index), root)).as("%d of %d", index, size).isTrue();
                refusesWhatIsNearlyRight(proof, tree.get(index), root);
            }
        }
    }

    private static void refusesWhatIsNearlyRight(InclusionProof proof, byte[] leaf, byte[] root) {
        byte[] other = leaf.clone();
        other[0] ^= 1;
        assertThat(MerkleTree.proves(proof, other, root)).isFalse();
        assertThat(MerkleTree.proves(proof, leaf, other)).isFalse();
        var longer = new ArrayList<>(proof.path());
        longer.add(leaf);
        assertThat(MerkleTree.proves(new InclusionProof(proof.index(), proof.size(), longer), leaf, root)).isFalse();
        if (!proof.path().isEmpty()) {
            var shorter = proof.path().subList(0, proof.path().size() - 1);
            assertThat(MerkleTree.proves(new InclusionProof(proof.index(), proof.size(), shorter), leaf, root)).isFalse();
            assertThat(MerkleTree.proves(new InclusionProof(proof.index() ^ 1, proof.size(), proof.path()), leaf, root))
                    .isFalse();
        }
        assertThat(MerkleTree.proves(new InclusionProof(proof.size(), proof.size(), proof.path()), leaf, root)).isFalse();
    }

    @Test
    void frontierTellsTheRootOfTheDefinitionAtEverySizeAlsoAfterPacking() {
        var leaves = new ArrayList<byte[]>();
        var frontier = new Frontier();
        for (int i = 0; i <= 130; i++) {
            assertThat(frontier.root()).as("size %d", i).isEqualTo(byDefinition(leaves));
            frontier = new Frontier(frontier.size(), frontier.packed());
            leaves.add(MerkleTree.leaf(new byte[]{(byte) i}));
            frontier.add(leaves.getLast());
        }
    }

    /** MTH as RFC 9162 section 2.1.1 writes it. */
    private static byte[] byDefinition(List<byte[]> leaves) {
        if (leaves.size() <= 1) {
            return leaves.isEmpty() ? MerkleTree.sha256() : leaves.getFirst();
        }
        int k = 1;
        while (k * 2 < leaves.size()) {
            k *= 2;
        }
        return MerkleTree.node(byDefinition(leaves.subList(0, k)), byDefinition(leaves.subList(k, leaves.size())));
    }

    @Test
    void refusesToProveALeafThatIsNotThere() {
        assertThatThrownBy(() -> MerkleTree.prove(LEAVES, 8)).isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("leaf: expected 0 to 7, found 8");
    }
}
