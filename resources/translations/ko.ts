<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
 <context>
  <name>pcam-viewer</name>
  <message>
   <location filename="../../viewer/commands/inputs.py" />
   <source>There is no file in it.</source>
   <translation>안에 파일이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>The ZIP archive is damaged or cut short.</source>
   <translation>ZIP 압축 파일이 손상되었거나 잘렸습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>The ZIP archive has more than {most_members} files; extract it.</source>
   <translation>ZIP 압축 파일에 {most_members}개가 넘는 파일이 있습니다. 압축을 풀어 주세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>It is encrypted: extract the archive with its password first.</source>
   <translation>암호화되어 있습니다. 먼저 암호로 압축을 풀어 주세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>It is too large to unpack into memory.</source>
   <translation>너무 커서 메모리에 풀 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/archive.py" />
   <source>It would unpack to thousands of times its size: it is not opened.</source>
   <translation>압축을 풀면 수천 배로 커지므로 열지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/companion.py" />
   <source>Segmentation</source>
   <translation>분할</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/companion.py" />
   <source>Structured report</source>
   <translation>구조화 보고서</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/companion.py" />
   <source>Presentation state</source>
   <translation>프레젠테이션 상태</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The transfer syntax {name} cannot be decoded here. “pcam-viewer doctor” lists what can.</source>
   <translation>전송 구문 {name}은(는) 여기서 디코딩할 수 없습니다. ‘pcam-viewer doctor’로 가능한 것을 볼 수 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>There is not enough memory for the pixels.</source>
   <translation>픽셀을 위한 메모리가 부족합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The file has fewer frames than it says ({name}).</source>
   <translation>파일의 프레임 수가 기록보다 적습니다({name}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The pixels cannot be decoded: the data is damaged or not what the header says (transfer syntax {name}; {reason}).</source>
   <translation>픽셀을 디코딩할 수 없습니다. 데이터가 손상되었거나 헤더와 다릅니다(전송 구문 {name}; {reason}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The pixel data is cut short: {length} of {native_bytes} bytes are there.</source>
   <translation>픽셀 데이터가 잘렸습니다: {native_bytes}바이트 중 {length}바이트만 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>The header describes an image, but the file holds no pixel data.</source>
   <translation>헤더는 영상을 기술하지만 파일에 픽셀 데이터가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/decode.py" />
   <source>JPEG XL of signed or wide pixels cannot be decoded here.</source>
   <translation>부호 있는 픽셀이나 비트 수가 큰 픽셀의 JPEG XL은 여기서 디코딩할 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/deidentify.py" />
   <source>The file says that text is burned into its pixels, which may name the patient. Look at the image; export it only if it names nobody.</source>
   <translation>파일에 따르면 픽셀에 글자가 새겨져 있어 환자를 알 수 있습니다. 영상을 확인하고, 아무도 식별되지 않을 때만 내보내세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/deidentify.py" />
   <source>The file does not say which object it is: it has no UID.</source>
   <translation>파일에 UID가 없어 어떤 객체인지 알 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/deidentify.py" />
   <source>Graphics lie in unused bits of the compressed pixels and may name the patient; they cannot be taken out. Decompress the file first.</source>
   <translation>압축된 픽셀의 사용하지 않는 비트에 환자를 알 수 있는 그래픽이 있으며 제거할 수 없습니다. 먼저 파일의 압축을 푸세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The DICOMDIR points out of its folder; it is not opened.</source>
   <translation>DICOMDIR이 자신의 폴더 밖을 가리키므로 열지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The DICOMDIR names this file, but it is missing.</source>
   <translation>DICOMDIR에 있는 파일이지만 실제로는 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The file is a link out of the folder of the DICOMDIR.</source>
   <translation>이 파일은 DICOMDIR 폴더 밖으로 이어지는 링크입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/dicomdir.py" />
   <source>The DICOMDIR names a file that cannot be looked up.</source>
   <translation>DICOMDIR에 찾을 수 없는 파일이 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>This is not a DICOM file.</source>
   <translation>DICOM 파일이 아닙니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The file asks for more memory than there is.</source>
   <translation>파일이 사용 가능한 것보다 많은 메모리를 요구합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>pixel data</source>
   <translation>픽셀 데이터</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>DICOM header</source>
   <translation>DICOM 헤더</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The {what} is damaged or cut short.</source>
   <translation>손상되었거나 잘렸습니다: {what}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The DICOM header is damaged or cut short: it holds no element.</source>
   <translation>DICOM 헤더가 손상되었거나 잘렸습니다. 요소가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/header.py" />
   <source>The deflated data set grows beyond 1 GiB.</source>
   <translation>압축된 데이터 세트가 1 GiB를 넘습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>There is no such file or folder.</source>
   <translation>그런 파일이나 폴더가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>It cannot be looked into.</source>
   <translation>내용을 볼 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>The folder cannot be opened.</source>
   <translation>폴더를 열 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/listing.py" />
   <source>It is not a regular file.</source>
   <translation>일반 파일이 아닙니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>calibrated</source>
   <translation>보정됨</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>as in file</source>
   <translation>파일 기록대로</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>magnification corrected</source>
   <translation>확대율 보정됨</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>at detector</source>
   <translation>검출기 기준</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/radiograph.py" />
   <source>no calibration</source>
   <translation>보정 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture claims too many pixels to open.</source>
   <translation>그림의 픽셀 수가 너무 많아 열 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture is damaged or of an unknown kind.</source>
   <translation>그림이 손상되었거나 알 수 없는 형식입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture is too large to open.</source>
   <translation>그림이 너무 커서 열 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>The picture is damaged: it cannot be decoded.</source>
   <translation>그림이 손상되어 디코딩할 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/raster.py" />
   <source>Only the first of {frames} pages is shown.</source>
   <translation>{frames}쪽 중 첫 쪽만 표시합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>{error} The transfer syntax is {syntax}.</source>
   <translation>{error} 전송 구문은 {syntax}입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The file is cut short: its pixel data has no end (transfer syntax {syntax}).</source>
   <translation>파일이 잘렸습니다. 픽셀 데이터의 끝이 없습니다(전송 구문 {syntax}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is a DICOMDIR, the index of a folder: open the folder that holds it.</source>
   <translation>폴더의 색인인 DICOMDIR입니다. 이것이 들어 있는 폴더를 여세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The header is incomplete or damaged: it says what the file should be ({sop_class}), but describes no image.</source>
   <translation>헤더가 불완전하거나 손상되었습니다. 파일의 종류({sop_class})는 있으나 영상 정보가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is DICOM, but not an image: {sop_class}.</source>
   <translation>DICOM이지만 영상이 아닙니다: {sop_class}.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is DICOM, but not an image (modality {kind}).</source>
   <translation>DICOM이지만 영상이 아닙니다(모달리티 {kind}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This is not a DICOM image: nothing in it describes one.</source>
   <translation>DICOM 영상이 아닙니다. 영상을 기술하는 내용이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The Modality LUT of the file is unusable and was ignored.</source>
   <translation>파일의 Modality LUT를 사용할 수 없어 무시했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>Pixels are shown in {widest} steps of their full range.</source>
   <translation>픽셀을 전체 범위의 {widest}단계로 표시합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The window of the file is unusable; an automatic one is used.</source>
   <translation>파일의 윈도우 값을 사용할 수 없어 자동 윈도우를 사용합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>An overlay of the file is damaged and was left out.</source>
   <translation>파일의 오버레이가 손상되어 표시하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The display shutter of the file is unusable; the whole image is shown.</source>
   <translation>파일의 디스플레이 셔터를 사용할 수 없어 영상 전체를 표시합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>This image is FOR PROCESSING: not prepared for reading.</source>
   <translation>FOR PROCESSING 영상으로, 판독용으로 처리되지 않았습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/read.py" />
   <source>The colour palette of the file is missing or damaged.</source>
   <translation>파일의 색상 팔레트가 없거나 손상되었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>This is neither a DICOM file nor a PNG, JPEG, WebP or TIFF picture.</source>
   <translation>DICOM 파일도 PNG, JPEG, WebP, TIFF 그림도 아닙니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>The file cannot be read from its drive.</source>
   <translation>드라이브에서 파일을 읽을 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>This is an archive inside an archive: extract it first.</source>
   <translation>압축 파일 안의 압축 파일입니다. 먼저 풀어 주세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/scan.py" />
   <source>The file is empty: copy it anew.</source>
   <translation>파일이 비어 있습니다. 다시 복사하십시오.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>unreadable</source>
   <translation>읽을 수 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>{name} is “{stated}”, which is not one whole number.</source>
   <translation>{name} 값 ‘{stated}’은(는) 하나의 정수가 아닙니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header does not say {plain} ({keyword}).</source>
   <translation>헤더에 다음 정보가 없습니다: {plain}({keyword}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header claims {rows} rows and {columns} columns.</source>
   <translation>헤더에 {rows}행 {columns}열로 기록되어 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Number of Frames is {frames}.</source>
   <translation>Number of Frames 값이 {frames}입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Samples per Pixel is missing; 1 is assumed.</source>
   <translation>Samples per Pixel이 없어 1로 간주합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Photometric Interpretation is missing; {photometric} is assumed.</source>
   <translation>Photometric Interpretation이 없어 {photometric}(으)로 간주합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>{samples} samples per pixel of “{photometric}” cannot be shown.</source>
   <translation>‘{photometric}’의 픽셀당 {samples}개 샘플은 표시할 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Pixels of {allocated} bits cannot be shown.</source>
   <translation>{allocated}비트 픽셀은 표시할 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Bits Stored is {stored}, Bits Allocated is {allocated}.</source>
   <translation>Bits Stored는 {stored}, Bits Allocated는 {allocated}입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Pixel Representation is {representation}, not 0 or 1.</source>
   <translation>Pixel Representation이 0이나 1이 아니라 {representation}입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>Planar Configuration is {planar}, not 0 or 1.</source>
   <translation>Planar Configuration이 0이나 1이 아니라 {planar}입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header claims {decoded_bytes} of pixels; more than {memory_limit} is not opened.</source>
   <translation>헤더에 픽셀이 {decoded_bytes}로 기록되어 있습니다. {memory_limit}을(를) 넘으면 열지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>how many rows the image has</source>
   <translation>영상의 행 수</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>how many columns the image has</source>
   <translation>영상의 열 수</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>how many bits a pixel takes</source>
   <translation>픽셀당 비트 수</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/sizes.py" />
   <source>The header claims {claimed} of pixels, but the file has only {file_bytes} ({transfer_syntax}): it is cut short or damaged.</source>
   <translation>헤더에 픽셀이 {claimed}로 기록되어 있으나 파일은 {file_bytes}뿐입니다({transfer_syntax}). 잘렸거나 손상되었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The file does not exist (any more).</source>
   <translation>파일이 없거나 더 이상 존재하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>This is a folder, not a file.</source>
   <translation>파일이 아니라 폴더입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>There is no permission to read the file.</source>
   <translation>파일을 읽을 권한이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The archive has no such member (any more).</source>
   <translation>압축 파일에 그런 항목이 없거나 더 이상 존재하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The file cannot be opened ({error}).</source>
   <translation>파일을 열 수 없습니다({error}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The archive is damaged ({kind}).</source>
   <translation>압축 파일이 손상되었습니다({kind}).</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The member of the archive is too large to unpack into memory.</source>
   <translation>압축 파일의 항목이 너무 커서 메모리에 풀 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/source.py" />
   <source>The member of the archive is larger than the archive says.</source>
   <translation>압축 파일의 항목이 기록된 크기보다 큽니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>(hidden)</source>
   <translation>(숨김)</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>Private</source>
   <translation>비공개</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>More elements follow; they are not shown.</source>
   <translation>이후 요소는 표시하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>Unknown</source>
   <translation>알 수 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>1 item</source>
   <translation>항목 1개</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>{count} items</source>
   <translation>항목 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>More items follow; they are not shown.</source>
   <translation>이후 항목은 표시하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>Item</source>
   <translation>항목</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>{count} bytes: {start}</source>
   <translation>{count}바이트: {start}</translation>
  </message>
  <message>
   <location filename="../../viewer/dicom/tags.py" />
   <source>unreadable ({kind})</source>
   <translation>읽을 수 없음 ({kind})</translation>
  </message>
  <message>
   <location filename="../../viewer/export/agreement_file.py" />
   <source>Agreement as a table (CSV)</source>
   <translation>일치도 표(CSV)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/agreement_file.py" />
   <source>Agreement as JSON</source>
   <translation>일치도 JSON</translation>
  </message>
  <message>
   <location filename="../../viewer/export/annotations_file.py" />
   <source>Measurements as a table (CSV)</source>
   <translation>측정값 표(CSV)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/atomic.py" />
   <source>this is not a regular file</source>
   <translation>일반 파일이 아닙니다</translation>
  </message>
  <message>
   <location filename="../../viewer/export/batch.py" />
   <source>this image could not be read</source>
   <translation>이 영상을 읽을 수 없습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/export/csv_file.py" />
   <source>Findings as a table (CSV)</source>
   <translation>소견 표(CSV)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/csv_file.py" />
   <source>the image has not been analysed</source>
   <translation>영상이 분석되지 않았습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/presentation.py" />
   <source>Window, orientation and drawings as DICOM presentation state</source>
   <translation>윈도우, 방향, 주석을 DICOM 프레젠테이션 상태로</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/presentation.py" />
   <source>a presentation state of a colour image cannot invert it: end the inversion</source>
   <translation>컬러 영상의 프레젠테이션 상태로는 반전을 저장할 수 없습니다. 반전을 해제하세요</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/report.py" />
   <source>Findings, verdicts and measurements as DICOM SR (TID 1500)</source>
   <translation>소견, 판정, 측정값을 DICOM SR로(TID 1500)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/report.py" />
   <source>there is nothing to report: analyse the image or draw on it first</source>
   <translation>보고할 내용이 없습니다. 먼저 영상을 분석하거나 주석을 그리세요</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/secondary_capture.py" />
   <source>Annotated picture as DICOM Secondary Capture</source>
   <translation>주석이 있는 그림을 DICOM 2차 캡처로</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/segmentation.py" />
   <source>no segmentation can be made of this image: {error}</source>
   <translation>이 영상으로 분할을 만들 수 없습니다: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/segmentation.py" />
   <source>Regions of findings as DICOM Segmentation</source>
   <translation>소견 영역을 DICOM 분할로</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/segmentation.py" />
   <source>Probability maps as DICOM Segmentation (fractional)</source>
   <translation>확률 지도를 DICOM 분할로(분수형)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the image has no SOP Instance UID to refer to: save PNG or JSON</source>
   <translation>영상에 참조할 SOP Instance UID가 없습니다. PNG 또는 JSON으로 저장하세요</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the file of the image cannot be read again: {error}</source>
   <translation>영상 파일을 다시 읽을 수 없습니다: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the file holds another image by now: open it again</source>
   <translation>파일에 이제 다른 영상이 들어 있습니다. 다시 여세요</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom/subject.py" />
   <source>the image has no {what}: save PNG or JSON</source>
   <translation>영상에 {what}이(가) 없습니다. PNG 또는 JSON으로 저장하세요</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom_copy.py" />
   <source>The image itself, de-identified (DICOM)</source>
   <translation>비식별화한 영상 자체(DICOM)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/dicom_copy.py" />
   <source>The file cannot be written again as DICOM ({kind}): it is damaged or too new.</source>
   <translation>파일을 DICOM으로 다시 쓸 수 없습니다({kind}). 손상되었거나 너무 새로운 형식입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/export/json_file.py" />
   <source>Findings, boxes, annotations and verdicts as JSON</source>
   <translation>소견, 상자, 주석, 판정을 JSON으로</translation>
  </message>
  <message>
   <location filename="../../viewer/export/pdf_file.py" />
   <source>Report with pictures and findings (PDF)</source>
   <translation>그림과 소견이 있는 보고서(PDF)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/picture_file.py" />
   <source>Annotated picture (PNG)</source>
   <translation>주석이 있는 그림(PNG)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/picture_file.py" />
   <source>Annotated picture (JPEG)</source>
   <translation>주석이 있는 그림(JPEG)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Not for clinical use: research and teaching</source>
   <translation>임상용 아님: 연구 및 교육용</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>agrees</source>
   <translation>동의</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>disagrees</source>
   <translation>동의하지 않음</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>unsure</source>
   <translation>불확실</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Chest radiograph: what the model found</source>
   <translation>흉부 X선 영상: 모델 소견</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>As read</source>
   <translation>판독한 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>With heatmaps and annotations</source>
   <translation>히트맵과 주석 표시</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Frame {frame} of {frames}</source>
   <translation>프레임 {frame}/{frames}</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>The image was not analysed: there are no findings.</source>
   <translation>영상을 분석하지 않아 소견이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>A finding is positive where its probability reaches the threshold. Findings are sorted by how far they lie above their operating points.</source>
   <translation>확률이 임계값에 이르면 소견은 양성입니다. 소견은 작동점을 넘는 정도의 순서로 정렬됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>No finding reaches its threshold</source>
   <translation>임계값에 이른 소견 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Finding</source>
   <translation>소견</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Probability</source>
   <translation>확률</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Operating point</source>
   <translation>작동점</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Threshold</source>
   <translation>임계값</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Result</source>
   <translation>결과</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Reader</source>
   <translation>판독자</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Findings</source>
   <translation>소견</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>{threshold} (edited)</source>
   <translation>{threshold} (수정됨)</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>positive</source>
   <translation>양성</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Frame</source>
   <translation>프레임</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Kind</source>
   <translation>종류</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Measured and written</source>
   <translation>측정값과 글</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Annotations and measurements</source>
   <translation>주석과 측정값</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Name and version</source>
   <translation>이름과 버전</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>SHA-256</source>
   <translation>SHA-256</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Ran on</source>
   <translation>실행 장치</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Intended use</source>
   <translation>사용 목적</translation>
  </message>
  <message>
   <location filename="../../viewer/export/report/content.py" />
   <source>Model</source>
   <translation>모델</translation>
  </message>
  <message>
   <location filename="../../viewer/export/source_dataset.py" />
   <source>The image is no DICOM file: there is no header to export.</source>
   <translation>영상이 DICOM 파일이 아니므로 내보낼 헤더가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>there is no permission for it</source>
   <translation>권한이 없습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>there is no such file or folder</source>
   <translation>파일이나 폴더가 없습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>there is no such folder</source>
   <translation>폴더가 없습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>this is a folder</source>
   <translation>폴더입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the disk is full</source>
   <translation>디스크가 가득 찼습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the disk space that is yours is used up</source>
   <translation>할당된 디스크 공간을 모두 사용했습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the disk cannot be written to</source>
   <translation>디스크가 쓰기 금지되어 있습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/failures.py" />
   <source>the name is too long</source>
   <translation>이름이 너무 깁니다</translation>
  </message>
  <message>
   <location filename="../../viewer/models/library.py" />
   <source>Only models that were installed can be removed.</source>
   <translation>설치한 모델만 제거할 수 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/analysis.py" />
   <source>Not suitable: analysed only because a reader asked for it; do not rely on these findings.</source>
   <translation>부적합: 판독자의 요청으로만 분석했습니다. 이 소견에 의존하지 마세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Violet to yellow</source>
   <translation>보라에서 노랑</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Each finding's own colour</source>
   <translation>소견별 고유 색</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Viridis</source>
   <translation>Viridis</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Cividis</source>
   <translation>Cividis</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colour_maps.py" />
   <source>Magma</source>
   <translation>Magma</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Magenta</source>
   <translation>마젠타</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Light pink</source>
   <translation>연분홍</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Mauve</source>
   <translation>연보라</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Salmon</source>
   <translation>연어색</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Vermilion</source>
   <translation>주홍</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Orange</source>
   <translation>주황</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Sand</source>
   <translation>모래색</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Yellow</source>
   <translation>노랑</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Olive</source>
   <translation>올리브</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Sea green</source>
   <translation>청록</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Pale cyan</source>
   <translation>옅은 하늘색</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Light blue</source>
   <translation>연파랑</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Blue</source>
   <translation>파랑</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>Violet</source>
   <translation>보라</translation>
  </message>
  <message>
   <location filename="../../viewer/review/colours.py" />
   <source>White</source>
   <translation>흰색</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It lies in another plane of space than the image.</source>
   <translation>영상과 다른 공간 평면에 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It says that its pixels lie elsewhere than those of the image.</source>
   <translation>픽셀 위치가 영상의 픽셀 위치와 다르다고 명시되어 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It has other rows and columns, and does not name the image it was made from.</source>
   <translation>행과 열의 수가 다르고, 어느 영상에서 만들어졌는지 명시되어 있지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It has {their_columns} × {their_rows} pixels, the image {columns} × {rows}, and no pixel spacing says how they lie on each other.</source>
   <translation>분할은 {their_columns} × {their_rows} 픽셀, 영상은 {columns} × {rows} 픽셀이며, 서로 어떻게 겹치는지 알려 주는 픽셀 간격이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/companions/grid.py" />
   <source>It covers {their_width} × {their_height} mm, the image {width} × {height} mm.</source>
   <translation>분할은 {their_width} × {their_height} mm를, 영상은 {width} × {height} mm를 덮습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>NOT FOR CLINICAL USE</source>
   <translation>임상용 아님</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>SYNTHETIC</source>
   <translation>합성 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>MIRRORED</source>
   <translation>좌우 반전됨</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Inverted</source>
   <translation>흑백 반전됨</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>FOR PROCESSING</source>
   <translation>FOR PROCESSING (원시 데이터)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Shutter off</source>
   <translation>셔터 꺼짐</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Lateral</source>
   <translation>측면</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Other view</source>
   <translation>기타 방향</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>View not given</source>
   <translation>촬영 방향 정보 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>born {date}</source>
   <translation>{date} 출생</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Side {side}</source>
   <translation>방향 {side}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Text burned in</source>
   <translation>영상에 새겨진 글자 있음</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>Rotated {degrees}°</source>
   <translation>{degrees}° 회전됨</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>pixels ({source})</source>
   <translation>픽셀({source})</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>{row:.3g} mm ({source})</source>
   <translation>{row:.3g} mm({source})</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>{row:.3g} × {column:.3g} mm ({source})</source>
   <translation>{row:.3g} × {column:.3g} mm({source})</translation>
  </message>
  <message>
   <location filename="../../viewer/review/corner_text.py" />
   <source>{window} (automatic)</source>
   <translation>{window} (자동)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/hanging.py" />
   <source>&amp;Frontal beside lateral</source>
   <translation>정면과 측면 나란히(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/hanging.py" />
   <source>&amp;Current beside prior</source>
   <translation>현재와 이전 나란히(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/hanging.py" />
   <source>Frontal and lateral above their prior&amp;s</source>
   <translation>정면·측면을 이전 영상 위에(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>AP view: the heart is magnified</source>
   <translation>AP 촬영: 심장이 확대되어 보임</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>not a frontal view</source>
   <translation>정면 촬영이 아님</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>view not given: on an AP view the heart is magnified</source>
   <translation>촬영 방향 정보 없음: AP에서는 심장이 확대됨</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>perhaps not upright: the heart looks wider</source>
   <translation>기립 자세가 아닐 수 있음: 심장이 넓어 보임</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure.py" />
   <source>no calibration: the ratio needs none, but widths are in pixels</source>
   <translation>보정 없음: 비율에는 필요 없으나 너비는 픽셀 단위임</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Length</source>
   <translation>길이</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Angle</source>
   <translation>각도</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Cobb angle</source>
   <translation>콥 각도</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Rectangle</source>
   <translation>사각형</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Ellipse</source>
   <translation>타원</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Polygon</source>
   <translation>다각형</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Arrow</source>
   <translation>화살표</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Text</source>
   <translation>글자</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Point</source>
   <translation>점</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>Cardiothoracic ratio</source>
   <translation>심흉곽비</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>area</source>
   <translation>면적</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>mean</source>
   <translation>평균</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>sd</source>
   <translation>표준편차</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>min</source>
   <translation>최소</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>max</source>
   <translation>최대</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>value</source>
   <translation>값</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>stored</source>
   <translation>저장값</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>R</source>
   <translation>R</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>G</source>
   <translation>G</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>B</source>
   <translation>B</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>CTR</source>
   <translation>심흉곽비</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>heart</source>
   <translation>심장</translation>
  </message>
  <message>
   <location filename="../../viewer/review/measure_text.py" />
   <source>thorax</source>
   <translation>흉곽</translation>
  </message>
  <message>
   <location filename="../../viewer/review/results.py" />
   <source>It was made with the model {name} {version}, not with the one that is open: what that model found is shown, marked as such, until you have the image analysed again.</source>
   <translation>열려 있는 모델이 아니라 {name} {version} 모델로 만든 판독입니다. 영상을 다시 분석할 때까지 그 모델의 결과를 표시와 함께 보여 줍니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Fill and contour</source>
   <translation>채움과 윤곽선</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Fill</source>
   <translation>채움</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Contour</source>
   <translation>윤곽선</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Boxes</source>
   <translation>상자</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review.py" />
   <source>Peak with its value</source>
   <translation>최댓값 위치와 값</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review_file.py" />
   <source>this is no saved review: {error}</source>
   <translation>저장된 판독이 아닙니다: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/review_file.py" />
   <source>this is no saved review: probabilities and operating points differ in findings</source>
   <translation>저장된 판독이 아닙니다: 확률과 작동점의 소견이 서로 다릅니다</translation>
  </message>
  <message>
   <location filename="../../viewer/review/saved.py" />
   <source>the review has schema {schema}; this program reads {own}. Use a newer program.</source>
   <translation>판독의 스키마는 {schema}이고 이 프로그램은 {own}을(를) 읽습니다. 새 버전을 사용하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/review/saved.py" />
   <source>this is no list of annotations: {error}</source>
   <translation>주석 목록이 아닙니다: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>What most needs a look</source>
   <translation>먼저 보아야 할 것</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Highest above the operating point</source>
   <translation>작동점보다 가장 높은 것</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Unsuitable first</source>
   <translation>부적합한 것 먼저</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Unread first</source>
   <translation>미판독 먼저</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Most disagreements</source>
   <translation>동의하지 않은 것이 많은 순</translation>
  </message>
  <message>
   <location filename="../../viewer/review/worklist.py" />
   <source>Newest first</source>
   <translation>최신순</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_names.py" />
   <source>Preset &amp;{number}</source>
   <translation>프리셋 &amp;{number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_names.py" />
   <source>Recent &amp;{number}</source>
   <translation>최근 항목 &amp;{number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;File</source>
   <translation>파일(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Open &amp;recent</source>
   <translation>최근 항목 열기(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>C&amp;lose more</source>
   <translation>기타 닫기(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Edit</source>
   <translation>편집(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;View</source>
   <translation>보기(&amp;V)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>La&amp;yout</source>
   <translation>배치(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>P&amp;anels</source>
   <translation>패널(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Image</source>
   <translation>영상(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Left mouse &amp;button</source>
   <translation>왼쪽 마우스 버튼(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Window &amp;presets</source>
   <translation>윈도우 프리셋(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Mea&amp;sure</source>
   <translation>측정(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Colo&amp;ur</source>
   <translation>색(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Heat&amp;maps</source>
   <translation>히트맵(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Style</source>
   <translation>표시 방식(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Colours</source>
   <translation>색상(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>The chosen findin&amp;g</source>
   <translation>선택한 소견(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Colour of the finding</source>
   <translation>소견 색상(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>Ver&amp;dict</source>
   <translation>판정(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/action_table.py" />
   <source>&amp;Help</source>
   <translation>도움말(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Agree</source>
   <translation>동의</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Disagree</source>
   <translation>동의 안 함</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Unsure</source>
   <translation>불확실</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Not judged</source>
   <translation>판정 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Agreement (95 % CI)</source>
   <translation>일치도(95% 신뢰구간)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Agreement with the model</source>
   <translation>모델과의 일치도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>One line per finding; counts of images</source>
   <translation>소견마다 한 줄; 영상 수</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Images that {models} analysed. The interval takes them as independent.</source>
   <translation>{models} 모델이 분석한 영상. 신뢰구간은 영상이 서로 독립이라고 가정합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>No image has been analysed.</source>
   <translation>분석된 영상이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Export…</source>
   <translation>내보내기…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Counts as CSV or JSON; nothing of any image is in it</source>
   <translation>개수를 CSV 또는 JSON으로; 영상 정보는 들어 있지 않습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/agreement_dialog.py" />
   <source>Export agreement</source>
   <translation>일치도 내보내기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/analysis.py" />
   <source>There is not enough memory for this image.</source>
   <translation>이 영상을 위한 메모리가 부족합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/analysis.py" />
   <source>Opening the model …</source>
   <translation>모델을 여는 중 …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/commands.py" />
   <source>There is no annotation to paste.</source>
   <translation>붙여넣을 주석이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/commands.py" />
   <source>Select one and copy it first.</source>
   <translation>먼저 하나를 선택해 복사하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/draw.py" />
   <source>{finding}: {hint}</source>
   <translation>{finding}: {hint}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/text_entry.py" />
   <source>Text of the annotation</source>
   <translation>주석의 글자</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/text_entry.py" />
   <source>Text, then Enter</source>
   <translation>글자를 입력하고 Enter</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag from corner to corner</source>
   <translation>모서리에서 모서리로 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag, or click both ends</source>
   <translation>드래그하거나 양 끝을 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along one side to the vertex</source>
   <translation>한 변을 따라 꼭짓점까지 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click the vertex</source>
   <translation>꼭짓점을 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click the end of the other side</source>
   <translation>다른 변의 끝을 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along the upper endplate</source>
   <translation>위 종판을 따라 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along the lower endplate</source>
   <translation>아래 종판을 따라 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click corner by corner</source>
   <translation>꼭짓점을 하나씩 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click the next corner; double click or Enter ends, Backspace takes one back</source>
   <translation>다음 꼭짓점을 클릭. 두 번 클릭이나 Enter로 끝내고 Backspace로 하나 취소</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag from the tip to the end</source>
   <translation>화살촉에서 끝으로 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click where the text shall stand</source>
   <translation>글자를 놓을 곳을 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Click a pixel</source>
   <translation>픽셀을 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag along the midline, from top to bottom</source>
   <translation>정중선을 위에서 아래로 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag from the right border of the heart to the left one</source>
   <translation>심장 오른쪽 경계에서 왼쪽 경계로 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotate/words.py" />
   <source>Drag across the thorax, from the inner edge of the ribs to that opposite</source>
   <translation>한쪽 갈비뼈 안쪽에서 반대쪽 안쪽까지 흉곽을 가로질러 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Annotations</source>
   <translation>주석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Arrow keys select, Enter edits the text, Del deletes</source>
   <translation>화살표 키로 선택, Enter로 글자 편집, Del로 삭제</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Annotation</source>
   <translation>주석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Value</source>
   <translation>값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Nothing is drawn on this image.</source>
   <translation>이 영상에는 그려진 것이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Colour</source>
   <translation>색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Colour of annotations</source>
   <translation>주석의 색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Of the selected annotation, and of those drawn from now on</source>
   <translation>선택한 주석과 앞으로 그릴 주석에 적용</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Edit the text</source>
   <translation>글자 편집</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Delete the annotation</source>
   <translation>주석 삭제</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>Sizes: {source}</source>
   <translation>크기: {source}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/annotations_panel.py" />
   <source>{kind}, frame {number}</source>
   <translation>{kind}, 프레임 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>Something went wrong that should not have ({kind}).</source>
   <translation>예상하지 못한 오류가 발생했습니다({kind}).</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>What is on the screen may be incomplete: open the image again. {kept}</source>
   <translation>화면이 불완전할 수 있습니다. 영상을 다시 여세요. {kept}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>The details could not be saved.</source>
   <translation>자세한 내용을 저장하지 못했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/app.py" />
   <source>The details are in {path}</source>
   <translation>자세한 내용: {path}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/autosave.py" />
   <source>the files that were kept are damaged.</source>
   <translation>보관된 파일이 손상되었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/banner.py" />
   <source>Close this message</source>
   <translation>이 메시지 닫기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/closing_commands.py" />
   <source>Choose an image first.</source>
   <translation>먼저 영상을 선택하십시오.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Radiographs</source>
   <translation>X선 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>All files</source>
   <translation>모든 파일</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Open files</source>
   <translation>파일 열기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Open folder</source>
   <translation>폴더 열기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Mouse and keys</source>
   <translation>마우스와 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>{name} {version} ({licence}), on {device}. {intended_use} SHA-256 {sha256}</source>
   <translation>{name} {version}({licence}), {device}에서 실행. {intended_use} SHA-256 {sha256}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>About pcam-viewer</source>
   <translation>pcam-viewer 정보</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Diagnostic information is on the clipboard.</source>
   <translation>진단 정보를 클립보드에 복사했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Diagnostic information could not be collected: {reason}</source>
   <translation>진단 정보를 모으지 못했습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Change the language now</source>
   <translation>지금 언어 바꾸기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/commands.py" />
   <source>Delete what was kept</source>
   <translation>보관된 것 삭제</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>The image that this object is about is not open.</source>
   <translation>이 객체가 가리키는 영상이 열려 있지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Segments beside this image are not drawn.</source>
   <translation>이 영상에 딸린 분할을 그리지 않았습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Objects beside this image that cannot be read: {count}.</source>
   <translation>이 영상과 함께 있는 객체 중 읽을 수 없는 것: {count}개.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Open them alone to see why.</source>
   <translation>이유를 보려면 따로 여세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>A review that was saved beside this image is not shown.</source>
   <translation>이 영상과 함께 저장된 판독은 표시되지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>Undo what you changed and open the folder again to take it up.</source>
   <translation>가져오려면 변경한 내용을 되돌리고 폴더를 다시 여세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/companions.py" />
   <source>The review that was saved beside this image is shown.</source>
   <translation>이 영상과 함께 저장된 판독이 표시됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/cursor.py" />
   <source>stored {value:g}</source>
   <translation>저장값 {value:g}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/cursor.py" />
   <source>value {value:.5g}</source>
   <translation>값 {value:.5g}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/cursor.py" />
   <source>grey {value}</source>
   <translation>회색 {value}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Close this dialog; Escape does the same</source>
   <translation>이 창을 닫습니다. Esc 키도 같습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Keep what was entered</source>
   <translation>입력한 값을 유지합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Close this dialog; nothing changes</source>
   <translation>바꾸지 않고 닫습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Save the file</source>
   <translation>파일 저장</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/dialog_buttons.py" />
   <source>Close this dialog; nothing is saved</source>
   <translation>저장하지 않고 닫습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Drop a chest radiograph here</source>
   <translation>흉부 X선 영상을 여기에 놓으세요</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>DICOM files, folders, ZIP archives and DICOMDIRs, or PNG, JPEG and WebP pictures.
Everything stays on this computer.</source>
   <translation>DICOM 파일, 폴더, ZIP 압축 파일, DICOMDIR 또는 PNG, JPEG, WebP 그림.
모든 것은 이 컴퓨터에만 남습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Open files…</source>
   <translation>파일 열기…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Open folder…</source>
   <translation>폴더 열기…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Open the demo study</source>
   <translation>데모 검사 열기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>DICOM, PNG, JPEG or WebP files, or ZIP archives of them</source>
   <translation>DICOM, PNG, JPEG, WebP 파일 또는 그 ZIP 압축 파일</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>Searches the folder and all folders inside it</source>
   <translation>폴더와 모든 하위 폴더를 검색합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/empty_page.py" />
   <source>A synthetic radiograph that ships with the program</source>
   <translation>프로그램에 포함된 합성 X선 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>The picture could not be copied: {reason}</source>
   <translation>그림을 복사하지 못했습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>Saved {path}</source>
   <translation>저장됨: {path}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>Saved {count} files in {folder}</source>
   <translation>{folder}에 파일 {count}개를 저장했습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/commands.py" />
   <source>Export</source>
   <translation>내보내기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Folder and name to save to</source>
   <translation>저장할 폴더와 이름</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Each format adds its own ending</source>
   <translation>형식마다 고유한 확장자가 붙습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Browse…</source>
   <translation>찾아보기…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Choose folder and name</source>
   <translation>폴더와 이름 고르기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Names of the files</source>
   <translation>파일 이름</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>This image</source>
   <translation>이 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>The image of the active tile, in the frame that is shown</source>
   <translation>활성 타일에서 보고 있는 프레임의 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>All {count} open images</source>
   <translation>열린 영상 {count}개 모두</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>All open images</source>
   <translation>열린 모든 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>What was not analysed yet is analysed first</source>
   <translation>아직 분석하지 않은 영상은 먼저 분석합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Files that are written</source>
   <translation>저장한 파일</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Choose a format and a name.</source>
   <translation>형식과 이름을 선택하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>The folder {folder} does not exist.</source>
   <translation>{folder} 폴더가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Already there: {names}. Save again to replace.</source>
   <translation>이미 있음: {names}. 바꾸려면 다시 저장하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Replace</source>
   <translation>바꾸기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Cancelled. {done} of {total} files are written.</source>
   <translation>취소했습니다. 파일 {total}개 중 {done}개를 저장했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>{name}: {reason}</source>
   <translation>{name}: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>and {count} more</source>
   <translation>외 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Not everything could be saved.</source>
   <translation>일부를 저장하지 못했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Formats</source>
   <translation>형식</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Save</source>
   <translation>저장</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>{width} × {height} pixels</source>
   <translation>{width} × {height} 픽셀</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>Saves a file that ends in {suffix}</source>
   <translation>{suffix}로 끝나는 파일을 저장합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/dialog.py" />
   <source>{names} and {count} more</source>
   <translation>{names} 외 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Who is on it</source>
   <translation>환자 식별</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Identifiers: name, numbers and dates of the patient</source>
   <translation>식별 정보: 환자의 이름, 번호, 날짜</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Off: nothing that is exported says who it shows</source>
   <translation>끔: 내보낸 파일에 누구인지 나타나지 않습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>The file says that text is burned into its pixels. It is not removed.</source>
   <translation>파일에 따르면 픽셀에 글자가 새겨져 있습니다. 이 글자는 제거되지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Text burned into the radiograph itself is not removed: look before you share.</source>
   <translation>영상 자체에 새겨진 글자는 지워지지 않습니다. 공유하기 전에 확인하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Dates in DICOM files</source>
   <translation>DICOM 파일의 날짜</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Shifted dates keep the time between the examinations of a patient</source>
   <translation>날짜를 옮기면 한 환자의 검사 사이 간격이 유지됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep age, sex, size and weight</source>
   <translation>나이, 성별, 키, 몸무게 유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Ages above 89 years become 90</source>
   <translation>89세를 넘으면 90세로 바꿉니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep names and numbers of devices</source>
   <translation>장치의 이름과 번호 유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Stations, detectors</source>
   <translation>스테이션, 검출기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep the institution</source>
   <translation>기관 유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Its name and address</source>
   <translation>기관의 이름과 주소</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep plain words of descriptions</source>
   <translation>설명의 일반 단어 유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Words like “Chest” and “PA” stay, all others go</source>
   <translation>‘Chest’, ‘PA’ 같은 단어만 남고 나머지는 지워집니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep the UIDs</source>
   <translation>UID 유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Who has the original recognises the copy then</source>
   <translation>원본을 가진 사람은 사본을 알아볼 수 있습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Keep private attributes known to be safe</source>
   <translation>안전하다고 알려진 비공개 속성 유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Those that the standard lists, with measures of the acquisition; others go</source>
   <translation>표준에 명시된 촬영 측정값만 유지하고 나머지는 제거합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>I have looked: the text in the pixels names nobody</source>
   <translation>확인했습니다: 픽셀의 글자로 아무도 식별되지 않습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/identity_box.py" />
   <source>Without this, no DICOM file is made of this image</source>
   <translation>이것이 없으면 이 영상의 DICOM 파일을 만들지 않습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>In the picture</source>
   <translation>그림에 표시</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Heatmaps</source>
   <translation>히트맵</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Draw what the model finds into the picture</source>
   <translation>모델이 찾은 것을 그림에 그립니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Contours</source>
   <translation>윤곽선</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>The lines round the heatmaps, where they are on</source>
   <translation>켜져 있는 히트맵의 윤곽선</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>The boxes round the heatmaps, where they are on</source>
   <translation>켜져 있는 히트맵의 상자</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Colour bar</source>
   <translation>색상 막대</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>The scale of the heatmaps, with the thresholds</source>
   <translation>임계값이 표시된 히트맵의 눈금</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Draw what was measured and written into the picture</source>
   <translation>측정하고 적은 것을 그림에 그립니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Corner text</source>
   <translation>모서리 글자</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Write window, view, model and intended use into the corners</source>
   <translation>윈도우, 촬영 방향, 모델, 사용 목적을 모서리에 적습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Size of pictures</source>
   <translation>그림 크기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>As stored: one pixel of the file is one of the picture</source>
   <translation>저장된 대로: 파일의 한 픽셀이 그림의 한 픽셀입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>pixels</source>
   <translation>픽셀</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Width of pictures in pixels</source>
   <translation>그림의 너비(픽셀)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>How wide pictures are, in pixels</source>
   <translation>그림의 너비를 픽셀로 지정합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Preview of the picture</source>
   <translation>그림 미리보기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/exporting/picture_box.py" />
   <source>Size</source>
   <translation>크기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>as {share} in 100</source>
   <translation>100건 중 {share}건</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>sens {sensitivity:.0%} · spec {specificity:.0%}</source>
   <translation>민감도 {sensitivity:.0%} · 특이도 {specificity:.0%}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>Nothing drawn: no place reaches the threshold</source>
   <translation>표시할 것 없음: 임계값에 이르는 곳이 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>The heatmap is on, but all of it lies below the threshold.</source>
   <translation>히트맵이 켜져 있지만 모든 곳이 임계값보다 낮습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>As likely as in the validation data ({data}): {share} of 100 images with this result had the finding.</source>
   <translation>검증 데이터({data})에서와 같은 가능성: 이 결과를 보인 영상 100건 중 {share}건에 해당 소견이 있었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>Of all its images, {share} of 100 had it.</source>
   <translation>그 전체 영상에서는 100건 중 {share}건이었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_meaning.py" />
   <source>At the threshold {threshold:.3f}, of {positives} images with the finding {sensitivity:.0%} were called (sensitivity), and of {negatives} without it {specificity:.0%} were not (specificity): {data}.</source>
   <translation>임계값 {threshold:.3f}에서 소견이 있는 {positives}건 중 {sensitivity:.0%}가 양성으로(민감도), 소견이 없는 {negatives}건 중 {specificity:.0%}가 음성으로(특이도) 판정되었습니다: {data}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>{finding}: one region of your own</source>
   <translation>{finding}: 직접 그린 영역 1개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>{finding}: {count} regions of your own</source>
   <translation>{finding}: 직접 그린 영역 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Comment on {finding}</source>
   <translation>{finding}에 대한 의견</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Your words on the chosen finding; kept with your verdict</source>
   <translation>선택한 소견에 대한 의견; 판정과 함께 저장됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>A region of your own: where you see the chosen finding</source>
   <translation>직접 그리는 영역: 선택한 소견이 보이는 곳</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Draw a box for {finding}</source>
   <translation>{finding} 사각형 그리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_remarks.py" />
   <source>Draw an ellipse for {finding}</source>
   <translation>{finding} 타원 그리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Heatmap of {finding}</source>
   <translation>히트맵: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Show or hide the heatmap of {finding}</source>
   <translation>히트맵 표시 또는 숨기기: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Threshold of {finding}</source>
   <translation>임계값: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Reset the threshold of {finding}</source>
   <translation>임계값 초기화: {finding}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Back to the operating point of the model</source>
   <translation>모델의 작동점으로 되돌리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Arrows: another finding; Space: heatmap; Enter: only it; C: colour; R: threshold</source>
   <translation>화살표: 다른 소견; 스페이스: 히트맵; Enter: 이것만; C: 색상; R: 임계값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{text}, heatmap shown</source>
   <translation>{text}, 히트맵 표시됨</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>The middle of the bar is the model's operating point. Drag the marker to move the threshold; the probability stays what it is.</source>
   <translation>막대의 가운데가 모델의 작동점입니다. 표시를 드래그하면 임계값이 바뀌고 확률은 그대로입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Findings are sorted by how far they lie above their operating points.</source>
   <translation>소견은 작동점을 얼마나 넘는지에 따라 정렬됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Colour of {finding}: {colour}</source>
   <translation>{finding} 색상: {colour}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>Choose another one</source>
   <translation>다른 색상 선택</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{finding}: probability {probability:.3f}, at or above the threshold {threshold:.3f}</source>
   <translation>{finding}: 확률 {probability:.3f}, 임계값 {threshold:.3f} 이상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{finding}: probability {probability:.3f}, below the threshold {threshold:.3f}</source>
   <translation>{finding}: 확률 {probability:.3f}, 임계값 {threshold:.3f} 미만</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/finding_row.py" />
   <source>{text}, edited (model: {point:.2f})</source>
   <translation>{text}, 변경됨(모델: {point:.2f})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Open a radiograph to see findings.</source>
   <translation>X선 영상을 열면 소견이 표시됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Reading the image …</source>
   <translation>영상을 읽는 중 …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>There is no image to analyse.</source>
   <translation>분석할 영상이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>No model could be opened, so there are no findings.</source>
   <translation>모델을 열지 못해 소견이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>The model does not suit this image, for the reasons above, so no number is shown. “Run anyway” gives a result that is marked everywhere, also in exports.</source>
   <translation>위의 이유로 모델이 이 영상에 적합하지 않아 수치를 표시하지 않습니다. “그래도 분석”을 선택하면 결과를 얻을 수 있으며, 내보내기를 포함한 모든 곳에 표시가 남습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>This image has not been analysed.</source>
   <translation>이 영상은 분석되지 않았습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Analysing …</source>
   <translation>분석 중 …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>The analysis was stopped.</source>
   <translation>분석이 중지되었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>The analysis failed.</source>
   <translation>분석에 실패했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Model, device and time</source>
   <translation>모델, 장치, 시간</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Warnings</source>
   <translation>경고</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>A finding below its threshold is not excluded: sensitivity and specificity of each threshold stand in its row.</source>
   <translation>임계값 미만의 소견이라도 배제되는 것은 아닙니다. 각 임계값의 민감도와 특이도는 해당 행에 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Compared: {model}</source>
   <translation>비교: {model}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>No model</source>
   <translation>모델 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Run anyway</source>
   <translation>그래도 분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Models…</source>
   <translation>모델…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Analyse</source>
   <translation>분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Try again</source>
   <translation>다시 시도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Install a model file, see its card, choose another one</source>
   <translation>모델 파일 설치, 모델 카드 보기, 다른 모델 선택</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>Have the model analyse the image that is shown</source>
   <translation>표시된 영상을 모델로 분석합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>{positive} of {count} findings at or above the threshold</source>
   <translation>소견 {count}개 중 {positive}개가 임계값 이상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/findings_head.py" />
   <source>None of {count} findings reaches its threshold</source>
   <translation>소견 {count}개 중 임계값에 이른 것 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>A saved review: open it from the menu, or drop it.</source>
   <translation>저장된 판독: 메뉴에서 열거나 끌어다 놓으세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>Saved reviews that lie in what was opened: {names}. Opening them takes the place of what is shown now; that can be undone.</source>
   <translation>연 폴더에 저장된 판독이 있습니다: {names}. 열면 지금 표시된 판독을 대신하며, 실행 취소할 수 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>Open</source>
   <translation>열기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/found_reviews.py" />
   <source>Not now</source>
   <translation>나중에</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>The frame that is shown; the wheel over the image changes it too</source>
   <translation>표시 중인 프레임. 영상 위에서 휠이나 키로도 바꿀 수 있습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source> frames/s</source>
   <translation> 프레임/초</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Frames per second</source>
   <translation>초당 프레임 수</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Speed of cine; at first what the file says</source>
   <translation>시네 재생 속도. 처음에는 파일에 적힌 값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Pause</source>
   <translation>일시 정지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/frame_bar.py" />
   <source>Play</source>
   <translation>재생</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Tag, name or value</source>
   <translation>태그, 이름 또는 값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Search in the header</source>
   <translation>헤더에서 검색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Image to compare with</source>
   <translation>비교할 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Show the header of another open image beside this one</source>
   <translation>열려 있는 다른 영상의 헤더를 나란히 표시합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Only differences</source>
   <translation>차이만</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Leave out elements that are the same in both images</source>
   <translation>두 영상에서 같은 요소는 숨깁니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Elements of the header</source>
   <translation>헤더 요소</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Ctrl+C copies the chosen line</source>
   <translation>Ctrl+C로 선택한 줄을 복사합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Compare with …</source>
   <translation>비교 대상 …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Image {number}</source>
   <translation>영상 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Open an image first.</source>
   <translation>먼저 영상을 여세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>The header cannot be shown: {reason}</source>
   <translation>헤더를 표시할 수 없습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Tag</source>
   <translation>태그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Name</source>
   <translation>이름</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>VR</source>
   <translation>VR</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/header_dialog.py" />
   <source>Value of {name}</source>
   <translation>{name}의 값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Opacity of heatmaps</source>
   <translation>히트맵 불투명도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>How heatmaps are drawn</source>
   <translation>히트맵 표시 방식</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Fill, contour, both, boxes, or the strongest place</source>
   <translation>채움, 윤곽선, 둘 다, 상자 또는 가장 강한 위치</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Colours of heatmaps</source>
   <translation>히트맵 색상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>How much heatmaps hide of what lies below</source>
   <translation>히트맵이 아래를 가리는 정도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>From probability 0 to 1, the same on every image; the bar beside the image says it</source>
   <translation>확률 0에서 1까지, 모든 영상에서 동일합니다. 영상 옆 색 막대가 보여 줍니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>All</source>
   <translation>모두</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Show all heatmaps</source>
   <translation>모든 히트맵 표시</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>None</source>
   <translation>없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Show no heatmap</source>
   <translation>히트맵 모두 숨기기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Reset thresholds</source>
   <translation>임계값 초기화</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Reset all thresholds to the operating points</source>
   <translation>모든 임계값을 작동점으로 되돌리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Heatmaps are switched off</source>
   <translation>히트맵이 꺼져 있음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Switch on</source>
   <translation>켜기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Show the heatmaps that are ticked</source>
   <translation>선택한 히트맵 표시</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Opacity</source>
   <translation>불투명도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Colours</source>
   <translation>색상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmap_controls.py" />
   <source>Heatmaps have no fill now</source>
   <translation>지금은 히트맵에 채움이 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/heatmaps/peaks.py" />
   <source>{finding}, here {probability:.2f}</source>
   <translation>{finding}, 이 위치 {probability:.2f}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Left drag</source>
   <translation>왼쪽 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Window/level, or the tool chosen in the toolbar</source>
   <translation>윈도우/레벨 또는 도구 모음에서 고른 도구</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Middle drag, Space or Shift + left drag</source>
   <translation>가운데 드래그, 스페이스 또는 Shift + 왼쪽 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Pan</source>
   <translation>이동</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Right drag, Ctrl + wheel</source>
   <translation>오른쪽 드래그, Ctrl + 휠</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Zoom</source>
   <translation>확대/축소</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Wheel</source>
   <translation>휠</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Zoom about the mouse; next frame where there are several</source>
   <translation>마우스 위치에서 확대·축소. 여러 프레임이면 다음 프레임</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Space</source>
   <translation>스페이스</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Corner text: all, without the patient, essentials, none</source>
   <translation>모서리 글자: 전체, 환자 제외, 필수, 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Drag on an annotation</source>
   <translation>주석 위에서 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Move it, or the handle under the mouse; a double click edits its text</source>
   <translation>주석이나 마우스 밑의 핸들을 옮깁니다. 두 번 클릭하면 글자를 편집합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Arrow keys and Enter, with a tool for points</source>
   <translation>점을 찍는 도구에서 화살표 키와 Enter</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Move a cross and click, without a mouse; with Shift by single pixels</source>
   <translation>마우스 없이 십자를 옮기고 클릭합니다. Shift와 함께 누르면 1픽셀씩</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Arrow keys, with an annotation selected</source>
   <translation>주석을 선택한 상태에서 화살표 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Move it; . and , choose a handle that moves alone</source>
   <translation>주석을 옮깁니다. . 과 , 로 혼자 움직일 핸들을 고릅니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Double click on a threshold</source>
   <translation>임계값을 두 번 클릭</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Back to the operating point</source>
   <translation>작동점으로 되돌리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Mouse</source>
   <translation>마우스</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Keys</source>
   <translation>키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Chest radiographs with findings and heatmaps, analysed on this computer.</source>
   <translation>흉부 X선 영상을 이 컴퓨터에서 분석하여 소견과 히트맵을 보여 줍니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Licence: {licence}</source>
   <translation>라이선스: {licence}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Not a medical device. Results are not a substitute for reading the original image.</source>
   <translation>의료기기가 아닙니다. 결과는 원본 영상의 판독을 대신하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Data sent off this computer</source>
   <translation>이 컴퓨터 밖으로 보내는 데이터</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>None.</source>
   <translation>없음.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Built with</source>
   <translation>사용한 라이브러리</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/help.py" />
   <source>Arrow keys scroll, Escape closes</source>
   <translation>화살표 키로 스크롤, Esc로 닫기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>True size is not possible: the file does not say how large a pixel is.</source>
   <translation>실제 크기로 볼 수 없습니다. 파일에 픽셀 크기가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>1:1 shows one pixel of the image on one pixel of the screen.</source>
   <translation>1:1은 영상의 1픽셀을 화면의 1픽셀에 표시합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>True size is not possible: the screen does not say how large it is.</source>
   <translation>실제 크기로 볼 수 없습니다. 화면의 크기를 알 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_commands.py" />
   <source>Sizes are those at the detector: the patient is a little smaller.</source>
   <translation>크기는 검출기 기준입니다. 실제 환자는 조금 작습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_view.py" />
   <source>Radiograph</source>
   <translation>X선 영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/image_view.py" />
   <source>No image is shown</source>
   <translation>표시된 영상이 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/jobs.py" />
   <source>The file has fewer frames than its header says.</source>
   <translation>파일의 프레임 수가 헤더에 적힌 것보다 적습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>agree</source>
   <translation>동의</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Agree with the model on {finding}</source>
   <translation>{finding}: 모델에 동의</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>disagree</source>
   <translation>동의 안 함</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Disagree with the model on {finding}</source>
   <translation>{finding}: 모델에 동의 안 함</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Unsure about {finding}</source>
   <translation>{finding}: 불확실</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Commented {when}</source>
   <translation>{when} 의견 작성</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/judging.py" />
   <source>Your verdict: {verdict}, {when}</source>
   <translation>판정: {verdict}, {when}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys.py" />
   <source>The file holds no keys of pcam-viewer.</source>
   <translation>파일에 pcam-viewer의 키가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys.py" />
   <source>There is no key “{key}”.</source>
   <translation>‘{key}’ 키는 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys.py" />
   <source>The file gives the key {key} to two actions.</source>
   <translation>파일에서 {key} 키가 두 명령에 지정되어 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Keyboard shortcuts</source>
   <translation>단축키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Search</source>
   <translation>검색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Search in commands and keys</source>
   <translation>명령과 키에서 검색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Part of a command's name, or a key</source>
   <translation>명령 이름의 일부 또는 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>New key</source>
   <translation>새 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Press the key that the chosen command shall have</source>
   <translation>선택한 명령에 지정할 키를 누르세요</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Set</source>
   <translation>지정</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give the command this key in place of its others</source>
   <translation>기존 키 대신 이 키를 명령에 지정합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Add</source>
   <translation>추가</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give the command this key beside its others</source>
   <translation>기존 키에 더해 이 키도 지정합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Remove</source>
   <translation>제거</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Take all keys away</source>
   <translation>모든 키를 제거합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Reset</source>
   <translation>초기화</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give the command its first keys again</source>
   <translation>명령의 키를 처음 상태로 되돌립니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Reset all</source>
   <translation>모두 초기화</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Give every command its first keys again</source>
   <translation>모든 명령의 키를 처음 상태로 되돌립니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Save all keys to a file</source>
   <translation>모든 키를 파일로 저장합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Import…</source>
   <translation>가져오기…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Take the keys of a file</source>
   <translation>파일의 키를 적용합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>&amp;New key:</source>
   <translation>새 키(&amp;N):</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Command</source>
   <translation>명령</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Commands and keys</source>
   <translation>명령과 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Choose a command, then press its new key below</source>
   <translation>명령을 고른 뒤 아래에서 새 키를 누르세요</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Chosen by you</source>
   <translation>직접 고른 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>⚠ {key} belongs to “{command}”, which would lose it.</source>
   <translation>⚠ {key} 키는 ‘{command}’에 지정되어 있으며, 그 명령에서는 없어집니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Export keys</source>
   <translation>키 내보내기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Keys (*.json)</source>
   <translation>키 (*.json)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>Import keys</source>
   <translation>키 가져오기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>The keys could not be saved: {reason}</source>
   <translation>키를 저장하지 못했습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>The keys of {path} are in force.</source>
   <translation>{path}의 키가 적용되었습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/keys_dialog.py" />
   <source>The keys could not be read: {reason}</source>
   <translation>키를 읽지 못했습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>{use}. pcam-viewer is not a medical device: its findings are no substitute for reading the original image, and must not decide about the care of a patient.</source>
   <translation>{use}. pcam-viewer는 의료기기가 아닙니다. 소견은 원본 영상의 판독을 대신하지 않으며 환자 진료를 결정하는 데 사용해서는 안 됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Toolbar</source>
   <translation>도구 모음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>I understand</source>
   <translation>이해했습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Studies</source>
   <translation>검사</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Worklist</source>
   <translation>워크리스트</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Settings cannot be kept: {path} cannot be written.</source>
   <translation>설정을 저장할 수 없습니다: {path}에 쓸 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>They are in force until the program ends. Ask for permission to write there.</source>
   <translation>프로그램을 끝낼 때까지만 적용됩니다. 그 위치의 쓰기 권한을 요청하십시오.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Unsaved review</source>
   <translation>저장되지 않은 판독</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/main_window.py" />
   <source>Review</source>
   <translation>판독</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Undo</source>
   <translation>실행 취소(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Redo</source>
   <translation>다시 실행(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Paste annotation</source>
   <translation>주석 붙여넣기(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>Beside the original, or on another image</source>
   <translation>원본 옆이나 다른 영상에</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Settings…</source>
   <translation>설정(&amp;S)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>Language, theme, memory and what images start with</source>
   <translation>언어, 테마, 메모리, 영상의 초기 상태</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>&amp;Keyboard shortcuts…</source>
   <translation>단축키(&amp;K)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/edit.py" />
   <source>Choose the keys of every command</source>
   <translation>모든 명령의 키를 고릅니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Forget these</source>
   <translation>목록 지우기(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>The settings can keep it from remembering any</source>
   <translation>설정에서 기억하지 않도록 할 수 있습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;image</source>
   <translation>영상 닫기(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;series</source>
   <translation>시리즈 닫기(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close st&amp;udy</source>
   <translation>검사 닫기(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;patient</source>
   <translation>환자 닫기(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Of the image in the active tile, or what is selected in the list</source>
   <translation>활성 타일의 영상 또는 목록에서 선택한 항목</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Open files…</source>
   <translation>파일 열기(&amp;O)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Open &amp;folder…</source>
   <translation>폴더 열기(&amp;F)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Open &amp;demo study</source>
   <translation>데모 검사 열기(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Close &amp;all studies</source>
   <translation>모든 검사 닫기(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Reope&amp;n closed</source>
   <translation>닫은 항목 다시 열기(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>As it was: with verdicts, drawings and what can be undone</source>
   <translation>닫기 전 상태 그대로: 판정, 그리기, 실행 취소 내역 포함</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Export…</source>
   <translation>내보내기(&amp;E)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Pictures, a report, tables or DICOM files, of this image or of all</source>
   <translation>이 영상 또는 모든 영상의 그림, 보고서, 표, DICOM 파일</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Export &amp;measurements…</source>
   <translation>측정값 내보내기(&amp;M)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Everything that was measured as a table, without identifiers</source>
   <translation>측정한 모든 것을 식별 정보 없이 표로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Open re&amp;view…</source>
   <translation>판독 열기(&amp;V)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Verdicts, annotations, thresholds and windows; each goes to its image</source>
   <translation>판정, 주석, 임계값, 윈도우; 각각 해당 영상에 적용됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Save review</source>
   <translation>판독 저장(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Verdicts, annotations, thresholds and windows of all open images in one file</source>
   <translation>열려 있는 모든 영상의 판정, 주석, 임계값, 윈도우를 한 파일에 저장</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>Save review as…</source>
   <translation>다른 이름으로 판독 저장…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>To another file</source>
   <translation>다른 파일로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Copy picture</source>
   <translation>그림 복사(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>To the clipboard, without identifiers; a selected annotation instead</source>
   <translation>식별 정보 없이 클립보드로. 주석을 선택했으면 그 주석을 복사</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/file.py" />
   <source>&amp;Quit</source>
   <translation>끝내기(&amp;Q)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>The scale is absolute: one colour is one probability on every image</source>
   <translation>척도는 절대적입니다. 같은 색은 모든 영상에서 같은 확률입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Default colour</source>
   <translation>기본 색상(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Of the chosen finding: contours, boxes, its bar, and in all that is exported</source>
   <translation>선택한 소견: 윤곽선, 상자, 막대, 그리고 내보내는 모든 결과에 적용</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Heatmaps</source>
   <translation>히트맵(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Go to the &amp;list of findings</source>
   <translation>소견 목록으로(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>There, arrows choose a finding; Space, Enter, C and R act on it; Esc leads back</source>
   <translation>거기서 화살표로 소견을 선택하고 스페이스, Enter, C, R로 조작하며 Esc로 돌아갑니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Next finding</source>
   <translation>다음 소견(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Shows the heatmap of the next finding alone</source>
   <translation>다음 소견의 히트맵만 표시합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Previous finding</source>
   <translation>이전 소견(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Shows the heatmap of the previous finding alone</source>
   <translation>이전 소견의 히트맵만 표시합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Show &amp;all</source>
   <translation>모두 표시(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Show n&amp;one</source>
   <translation>모두 숨기기(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Hi&amp;de while held</source>
   <translation>누르는 동안 숨기기(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Press and hold the key to see the plain image, release it to see the heatmaps</source>
   <translation>키를 누르고 있으면 원래 영상이, 놓으면 히트맵이 보입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Blink</source>
   <translation>깜박이기(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Heatmaps come and go until this is switched off</source>
   <translation>끌 때까지 히트맵이 나타났다 사라집니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Plain &amp;image beside</source>
   <translation>원래 영상 나란히(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>The same image without heatmaps in a second tile, with the same zoom and window</source>
   <translation>두 번째 타일에 히트맵 없는 같은 영상을 같은 확대와 윈도우로 표시합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Share &amp;findings and thresholds</source>
   <translation>소견과 임계값 공유(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>All tiles show the findings, thresholds, style and colours of the active one</source>
   <translation>모든 타일이 활성 타일의 소견, 임계값, 표시 방식, 색상을 따릅니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Apply to all &amp;tiles</source>
   <translation>모든 타일에 적용(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Findings, thresholds, style and colours of the active tile, once</source>
   <translation>활성 타일의 소견, 임계값, 표시 방식, 색상을 한 번 적용합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Its &amp;heatmap</source>
   <translation>소견의 히트맵(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Of the chosen finding; so does Space in the list of findings</source>
   <translation>선택한 소견; 소견 목록에서는 스페이스 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Only its heatmap</source>
   <translation>이 소견의 히트맵만(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Of the chosen finding; so does Enter in the list of findings</source>
   <translation>선택한 소견; 소견 목록에서는 Enter 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Reset its threshold</source>
   <translation>임계값 초기화(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>To the model's operating point; so does R in the list of findings</source>
   <translation>모델의 작동점으로; 소견 목록에서는 R 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Choose the colo&amp;ur of the finding</source>
   <translation>소견 색상 선택(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>The colours and their names open at its row; so does C in the list of findings</source>
   <translation>해당 행에 색상과 이름이 열림; 소견 목록에서는 C 키</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Reset thresholds</source>
   <translation>임계값 초기화(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>To the operating points of the model</source>
   <translation>모델의 작동점으로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Run any&amp;way</source>
   <translation>그래도 분석(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Analyses an image that the model does not suit; the result is marked</source>
   <translation>모델에 적합하지 않은 영상을 분석하며, 결과에 표시를 남깁니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>&amp;Models…</source>
   <translation>모델(&amp;M)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Two models side by side</source>
   <translation>두 모델 나란히 보기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Choose the other model in the list and press Compare</source>
   <translation>목록에서 다른 모델을 선택하고 비교를 누르세요</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/heatmaps.py" />
   <source>Anal&amp;yse again</source>
   <translation>다시 분석(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>&amp;Command palette…</source>
   <translation>명령 팔레트(&amp;C)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>Find any command by a few letters, and see its key</source>
   <translation>몇 글자로 명령과 그 키를 찾습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>&amp;Mouse and keys</source>
   <translation>마우스와 키(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>Copy &amp;diagnostic information</source>
   <translation>진단 정보 복사(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>What the program can do here, for a report; no identifiers</source>
   <translation>문제 보고를 위한 실행 환경 정보. 식별 정보 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/help.py" />
   <source>&amp;About pcam-viewer</source>
   <translation>pcam-viewer 정보(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>The file's own windows come first, then windows made from its values.</source>
   <translation>파일에 기록된 윈도우가 먼저, 픽셀 값으로 만든 윈도우가 다음입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Window/level</source>
   <translation>윈도우/레벨(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Left drag: across for contrast, up and down for brightness</source>
   <translation>왼쪽 드래그: 좌우는 대조도, 상하는 밝기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Pan</source>
   <translation>이동(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Left drag moves the image; so does the middle button with any tool</source>
   <translation>왼쪽 드래그로 영상을 옮깁니다. 가운데 버튼은 항상 이동입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Zoom</source>
   <translation>확대/축소(&amp;Z)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Left drag zooms; so does the right button with any tool</source>
   <translation>왼쪽 드래그로 확대·축소합니다. 오른쪽 버튼은 항상 확대·축소입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Magnifier</source>
   <translation>돋보기(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>A round lens with every stored pixel follows the mouse</source>
   <translation>저장된 모든 픽셀을 보여 주는 둥근 렌즈가 마우스를 따라갑니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Window from &amp;region</source>
   <translation>영역으로 윈도우 정하기(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Drag over a region: its values fill black to white</source>
   <translation>영역을 드래그하면 그 값이 검정부터 하양까지 채웁니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Drop the tool</source>
   <translation>도구 놓기(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Back to window/level, and out of full screen</source>
   <translation>윈도우/레벨로 돌아가고 전체 화면을 끝냅니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Automatic window</source>
   <translation>자동 윈도우(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Black and white from the image itself, not from the file</source>
   <translation>파일이 아니라 영상 자체에서 정한 흑백 범위</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>As the &amp;file says</source>
   <translation>파일에 기록된 대로(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Centre and width…</source>
   <translation>중심과 너비(&amp;C)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Type the window as numbers</source>
   <translation>윈도우를 숫자로 입력합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Rotate &amp;left</source>
   <translation>왼쪽으로 회전(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Rotate &amp;right</source>
   <translation>오른쪽으로 회전(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Flip &amp;horizontally</source>
   <translation>좌우 뒤집기(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Flip &amp;vertically</source>
   <translation>상하 뒤집기(&amp;V)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Invert</source>
   <translation>흑백 반전(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Overlay planes</source>
   <translation>오버레이</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Drawings and text that the file lays over its image</source>
   <translation>파일이 영상 위에 얹은 그림과 글자</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Display shutt&amp;er</source>
   <translation>디스플레이 셔터(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>The cover that the file lays round the region of interest</source>
   <translation>파일이 관심 영역 둘레에 덮은 가림막</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Layers of other programs</source>
   <translation>다른 프로그램의 레이어</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>What segmentations, reports and presentation states beside the image show</source>
   <translation>영상과 함께 있는 분할, 보고서, 프레젠테이션 상태가 보여 주는 내용</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;Fit</source>
   <translation>창에 맞춤(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;1:1</source>
   <translation>&amp;1:1</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>One pixel of the image is one pixel of the screen</source>
   <translation>영상의 1픽셀이 화면의 1픽셀</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>&amp;True size</source>
   <translation>실제 크기(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>As large as life, where file and screen say how large they are</source>
   <translation>파일과 화면의 크기를 알 때 실물 크기로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Zoom i&amp;n</source>
   <translation>확대(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Zoom &amp;out</source>
   <translation>축소(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Re&amp;set view</source>
   <translation>보기 초기화(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/image.py" />
   <source>Window, zoom, rotation and flip as on opening</source>
   <translation>윈도우, 확대, 회전, 뒤집기를 처음 상태로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Yellow</source>
   <translation>노랑(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Sky &amp;blue</source>
   <translation>하늘색(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Orange</source>
   <translation>주황(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Green</source>
   <translation>초록(&amp;G)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Pink</source>
   <translation>분홍(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;White</source>
   <translation>하양(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Length</source>
   <translation>길이(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Angle</source>
   <translation>각도(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Three clicks: end, vertex, end</source>
   <translation>세 번 클릭: 끝, 꼭짓점, 끝</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Cobb angle</source>
   <translation>콥 각도(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Between two lines</source>
   <translation>두 선 사이</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Cardiothoracic rat&amp;io</source>
   <translation>심흉곽비(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Midline, both borders of the heart, both sides of the thorax</source>
   <translation>정중선, 심장 양쪽 경계, 흉곽 양쪽</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Rectangle</source>
   <translation>사각형(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Area and grey values inside</source>
   <translation>면적과 안쪽의 회색값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Ellipse</source>
   <translation>타원(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Pol&amp;ygon</source>
   <translation>다각형(&amp;Y)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>P&amp;oint</source>
   <translation>점(&amp;O)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>The value of one pixel</source>
   <translation>픽셀 하나의 값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Arro&amp;w</source>
   <translation>화살표(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Text</source>
   <translation>글자(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Click, type, Enter</source>
   <translation>클릭하고 입력한 뒤 Enter</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Show annotations</source>
   <translation>주석 표시(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Next annotation</source>
   <translation>다음 주석(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Selects it: then arrow keys move it, with . and , a single handle</source>
   <translation>선택하면 화살표 키로 옮기고, . 과 , 로 핸들 하나를 고릅니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Previous annotation</source>
   <translation>이전 주석(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Edit te&amp;xt</source>
   <translation>글자 편집(&amp;X)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>So does a double click on it</source>
   <translation>두 번 클릭과 같습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>&amp;Delete annotation</source>
   <translation>주석 삭제(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/measure.py" />
   <source>Delete all annotations</source>
   <translation>모든 주석 삭제</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Open an image first; where the settings say reduced motion, hold the key to hide.</source>
   <translation>먼저 영상을 여세요. 설정에서 동작을 줄인 경우에는 숨기기 키를 누르고 있으세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Open an image first; a colour image has no window.</source>
   <translation>먼저 영상을 여세요. 컬러 영상에는 윈도우가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image has no overlay planes.</source>
   <translation>이 영상에는 오버레이가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image has no display shutter.</source>
   <translation>이 영상에는 디스플레이 셔터가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>No segmentation, report or presentation state of another program is about it.</source>
   <translation>이 영상에 대한 다른 프로그램의 분할, 보고서 또는 프레젠테이션 상태가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image has no such preset.</source>
   <translation>이 영상에는 그런 프리셋이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>The image has not been analysed.</source>
   <translation>영상이 분석되지 않았습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing speaks against analysing what is shown.</source>
   <translation>표시된 영상을 분석하지 못할 이유가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing is remembered.</source>
   <translation>기억된 항목이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing was closed.</source>
   <translation>닫은 항목이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>This image does not have several frames.</source>
   <translation>이 영상에는 여러 프레임이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing is open.</source>
   <translation>열린 것이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>There is one tile only.</source>
   <translation>타일이 하나뿐입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>The open studies of this patient lack an image for it, or a view is unknown.</source>
   <translation>이 환자의 열린 검사에 필요한 영상이 없거나 촬영 방향을 알 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Select an annotation first.</source>
   <translation>먼저 주석을 선택하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Choose a finding first, by a click on its row or with N.</source>
   <translation>먼저 행을 클릭하거나 N 키로 소견을 선택하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Choose a finding, and select a rectangle, an ellipse or a polygon.</source>
   <translation>소견을 선택하고 사각형, 타원 또는 다각형을 선택하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing was changed.</source>
   <translation>변경된 것이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/needs.py" />
   <source>Nothing was taken back.</source>
   <translation>취소된 것이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Agree</source>
   <translation>동의(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>With what the model says of the chosen finding; once more takes it back</source>
   <translation>선택한 소견에 대한 모델의 판단에 동의 여부; 다시 누르면 취소됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Disagree</source>
   <translation>동의 안 함(&amp;D)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Unsure</source>
   <translation>불확실(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>About the chosen finding; once more takes it back</source>
   <translation>선택한 소견에 대해; 다시 누르면 취소됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Comment</source>
   <translation>의견(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Your words on the chosen finding</source>
   <translation>선택한 소견에 대한 판독자의 의견</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Draw &amp;box</source>
   <translation>사각형 그리기(&amp;B)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>A region of your own, where you see the chosen finding</source>
   <translation>선택한 소견이 보이는 곳에 직접 그리는 영역</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Draw &amp;ellipse</source>
   <translation>타원 그리기(&amp;E)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Mark the finding</source>
   <translation>소견 표시(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>The selected region marks the chosen finding; once more, it marks none</source>
   <translation>선택한 영역이 선택한 소견을 표시합니다; 다시 누르면 해제됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Mark as &amp;read</source>
   <translation>판독 완료로 표시(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>All images of the study; then the next unread study is shown</source>
   <translation>검사의 모든 영상; 이어서 다음 미판독 검사를 표시합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Next unread study</source>
   <translation>다음 미판독 검사(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>In the order of the worklist</source>
   <translation>워크리스트 순서대로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>&amp;Previous unread study</source>
   <translation>이전 미판독 검사(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>Ana&amp;lyse all studies</source>
   <translation>모든 검사 분석(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>In the background, after what is shown; once more stops it</source>
   <translation>표시된 영상 다음에 백그라운드에서; 다시 누르면 중지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>A&amp;greement…</source>
   <translation>일치도(&amp;G)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/verdict.py" />
   <source>How often you agreed with the model, per finding; as CSV or JSON too</source>
   <translation>소견별 모델과의 일치 횟수; CSV 또는 JSON으로도 저장</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Rows and columns of tiles; the active tile stays</source>
   <translation>타일의 행과 열. 활성 타일은 그대로입니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Hang &amp;again</source>
   <translation>다시 배치(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>By the first rule that fits the study of this image</source>
   <translation>이 영상의 검사에 맞는 첫 규칙에 따름</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Next image</source>
   <translation>다음 영상(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Previous image</source>
   <translation>이전 영상(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Ne&amp;xt frame</source>
   <translation>다음 프레임(&amp;X)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Of an image that has several; so does the wheel over it</source>
   <translation>여러 프레임이 있는 영상에서. 영상 위에서 휠로도 됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Pre&amp;vious frame</source>
   <translation>이전 프레임(&amp;V)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Play &amp;cine</source>
   <translation>시네 재생(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>All frames one after another, again and again</source>
   <translation>모든 프레임을 차례로 반복 재생</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Zoom and pan together</source>
   <translation>확대와 이동을 함께(&amp;Z)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>In millimetres where both images have them; tiles keep their offset</source>
   <translation>두 영상에 밀리미터가 있으면 그 단위로. 타일 간 위치 차이는 유지됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>S&amp;hare the window</source>
   <translation>윈도우 함께 변경(&amp;H)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>The same values need not mean the same in two images</source>
   <translation>같은 값이라도 두 영상에서 의미가 다를 수 있습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Maximise the tile</source>
   <translation>타일 최대화(&amp;M)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>And back; so does a double click</source>
   <translation>다시 누르면 복원. 두 번 클릭과 같습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Next tile</source>
   <translation>다음 타일(&amp;N)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Previous tile</source>
   <translation>이전 타일(&amp;P)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>F&amp;ull screen</source>
   <translation>전체 화면(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Corner &amp;text</source>
   <translation>모서리 글자(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>All, without the patient, essentials, none; Space does the same over the image</source>
   <translation>전체, 환자 제외, 필수, 없음. 영상 위에서 스페이스 키도 같습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Hide &amp;identifiers</source>
   <translation>식별 정보 숨기기(&amp;I)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Hides names, numbers and dates everywhere in the window</source>
   <translation>창 전체에서 이름, 번호, 날짜를 숨깁니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Studies</source>
   <translation>검사(&amp;S)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Findings</source>
   <translation>소견(&amp;F)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Annotations</source>
   <translation>주석(&amp;A)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Worklist</source>
   <translation>워크리스트(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;Toolbar</source>
   <translation>도구 모음(&amp;T)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>&amp;DICOM header…</source>
   <translation>DICOM 헤더(&amp;D)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Every element of the file, to be searched and compared with another file's</source>
   <translation>파일의 모든 요소를 검색하고 다른 파일과 비교합니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Restore &amp;layout</source>
   <translation>창 배치 되돌리기(&amp;L)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/menus/view.py" />
   <source>Layout</source>
   <translation>배치</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>This file cannot be used.</source>
   <translation>이 파일은 사용할 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Training data</source>
   <translation>학습 데이터</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Figures of the whole</source>
   <translation>전체 지표</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Network</source>
   <translation>네트워크</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Input</source>
   <translation>입력</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Licence</source>
   <translation>라이선스</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Date</source>
   <translation>날짜</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Notes</source>
   <translation>비고</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>File</source>
   <translation>파일</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>ships with the program</source>
   <translation>프로그램에 포함됨</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Sensitivity</source>
   <translation>민감도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Specificity</source>
   <translation>특이도</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Figures (95 % CI)</source>
   <translation>지표(95% 신뢰구간)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Calibration</source>
   <translation>보정</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Operating points were chosen for: {criterion}</source>
   <translation>작동점 선택 기준: {criterion}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_card.py" />
   <source>Operating points were chosen on: {data}</source>
   <translation>작동점 선택에 사용한 데이터: {data}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_choice.py" />
   <source>The model cannot be removed: {reason}</source>
   <translation>모델을 제거할 수 없습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_choice.py" />
   <source>The model cannot be installed: {reason}</source>
   <translation>모델을 설치할 수 없습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>Two models</source>
   <translation>두 모델</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>The model cannot be opened: {reason}</source>
   <translation>모델을 열 수 없습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>The analysis failed: {reason}</source>
   <translation>분석에 실패했습니다: {reason}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>What both models say</source>
   <translation>두 모델의 결과</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>▲: at or above the threshold in force; –: not among its findings</source>
   <translation>▲: 현재 임계값 이상, –: 해당 모델의 소견에 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>not analysed</source>
   <translation>분석 안 됨</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/model_comparison.py" />
   <source>Difference</source>
   <translation>차이</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Models</source>
   <translation>모델</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Use</source>
   <translation>사용(&amp;U)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Analyse all images with this model from now on</source>
   <translation>지금부터 모든 영상을 이 모델로 분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Compare</source>
   <translation>비교(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Show what this model says beside what the model in use says</source>
   <translation>사용 중인 모델의 결과 옆에 이 모델의 결과 표시</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Install…</source>
   <translation>설치(&amp;I)…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Check a model file and keep a copy of it</source>
   <translation>모델 파일을 검사하고 사본을 보관</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>&amp;Remove</source>
   <translation>제거(&amp;R)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Delete the copy that was installed</source>
   <translation>설치된 사본 삭제</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Model files; drop one here to install it</source>
   <translation>모델 파일: 여기에 끌어다 놓으면 설치됩니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Card of the model</source>
   <translation>모델 카드</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Arrow keys scroll</source>
   <translation>화살표 키로 스크롤</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Run with</source>
   <translation>실행 엔진</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>What runs the model; plug-ins stand here too</source>
   <translation>모델을 실행하는 엔진(플러그인 포함)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>in use</source>
   <translation>사용 중</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>shipped</source>
   <translation>기본 제공</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>cannot be used</source>
   <translation>사용 불가</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/models_dialog.py" />
   <source>Install a model</source>
   <translation>모델 설치</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/overlay.py" />
   <source>ANOTHER PATIENT</source>
   <translation>다른 환자</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/overlay.py" />
   <source>probability</source>
   <translation>확률</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Command palette</source>
   <translation>명령 팔레트</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>A few letters of a command</source>
   <translation>명령의 몇 글자</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Search for a command</source>
   <translation>명령 검색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Up and Down choose, Enter runs, Escape closes</source>
   <translation>위·아래 키로 고르고 Enter로 실행, Esc로 닫기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/palette.py" />
   <source>Commands</source>
   <translation>명령</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>full range</source>
   <translation>전체 범위</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>narrow</source>
   <translation>좁게</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>darker half</source>
   <translation>어두운 절반</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>brighter half</source>
   <translation>밝은 절반</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>{name} (table {number})</source>
   <translation>{name} (테이블 {number})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>{name} (window {number})</source>
   <translation>{name} (윈도우 {number})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>table {number} of the file</source>
   <translation>파일의 테이블 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/presets.py" />
   <source>window {number} of the file</source>
   <translation>파일의 윈도우 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>the file is too large for a review.</source>
   <translation>판독 파일로는 너무 큽니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Images whose review is shown now: {count}.</source>
   <translation>판독이 표시된 영상: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Images of another size or with fewer frames than their review: {count}. The review is of another image, and is not shown.</source>
   <translation>판독과 크기가 다르거나 프레임이 적은 영상: {count}. 다른 영상의 판독이므로 표시하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>The pixels of this image are not those that its review was made on.</source>
   <translation>이 영상의 픽셀은 판독 당시의 픽셀과 다릅니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Check that drawings and findings lie where they should.</source>
   <translation>그린 것과 소견의 위치가 맞는지 확인하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>The same model gives other probabilities than the saved ones.</source>
   <translation>같은 모델이 저장된 값과 다른 확률을 냅니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>The saved review may have been changed, or the image.</source>
   <translation>저장된 판독이나 영상이 변경되었을 수 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Images of the review that are not open: {count}.</source>
   <translation>판독에 있으나 열려 있지 않은 영상: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/reading.py" />
   <source>Open them, and their review appears.</source>
   <translation>해당 영상을 열면 판독이 나타납니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/renewal.py" />
   <source>Something is still being read or written.</source>
   <translation>아직 읽거나 저장하는 중입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/renewal.py" />
   <source>Try again when it has ended.</source>
   <translation>끝난 뒤에 다시 시도하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Open review</source>
   <translation>판독 열기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>The review cannot be opened: {error}</source>
   <translation>판독을 열 수 없습니다: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Choose a file that was saved as a review.</source>
   <translation>판독으로 저장한 파일을 고르세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Export measurements</source>
   <translation>측정값 내보내기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Save review</source>
   <translation>판독 저장</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>The file could not be saved: {error}</source>
   <translation>파일을 저장하지 못했습니다: {error}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Choose another folder.</source>
   <translation>다른 폴더를 고르세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_files.py" />
   <source>Reviews</source>
   <translation>판독</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/review_writer.py" />
   <source>there is too much for one file</source>
   <translation>한 파일에 담기에는 너무 많습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>Saved result of another model</source>
   <translation>다른 모델의 저장된 결과</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>Saved result of the model {name} {version}; no model is open. It has no heatmaps.</source>
   <translation>{name} {version} 모델의 저장된 결과입니다. 열려 있는 모델이 없으며, 히트맵은 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>Saved result of the model {name} {version}, not of the one that is open. It has no heatmaps; “Analyse” replaces it.</source>
   <translation>열려 있는 모델이 아닌 {name} {version} 모델의 저장된 결과입니다. 히트맵은 없으며, ‘분석’을 누르면 새 결과로 바뀝니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>threshold {value}, edited</source>
   <translation>임계값 {value}, 변경됨</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/saved_result.py" />
   <source>threshold {value}</source>
   <translation>임계값 {value}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>No image was found in what was opened.</source>
   <translation>연 것에서 영상을 찾지 못했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>The search for images failed</source>
   <translation>영상 검색에 실패했습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>Reading was cancelled.</source>
   <translation>읽기를 취소했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>{name} cannot be shown.</source>
   <translation>{name}을(를) 표시할 수 없습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/session.py" />
   <source>Try again with F5, or with another file.</source>
   <translation>F5로 다시 시도하거나 다른 파일을 사용하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>General</source>
   <translation>일반</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Image</source>
   <translation>영상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Language</source>
   <translation>언어</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>The language of the window and of PDF reports, from the next start on, or at once by the button below: all that is open stays open. Other exports stay English.</source>
   <translation>창과 PDF 보고서의 언어입니다. 다음 시작부터 적용되며, 아래 단추를 누르면 바로 바뀌고 열려 있는 것은 그대로 남습니다. 다른 내보내기는 영어로 남습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>As the system</source>
   <translation>시스템 설정</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Theme</source>
   <translation>테마</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Dark is best for reading. The ground of the image is black in every theme.</source>
   <translation>판독에는 어두운 테마가 가장 좋습니다. 영상의 배경은 항상 검정입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Dark</source>
   <translation>어둡게</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Light</source>
   <translation>밝게</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Reduce motion</source>
   <translation>동작 줄이기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Heatmaps do not blink, panels and menus appear at once, and no bar or cursor moves by itself.</source>
   <translation>히트맵이 깜박이지 않고 패널과 메뉴가 즉시 나타나며, 막대나 커서가 저절로 움직이지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>How much stands in the corners of an image. What could mislead a reader is always said.</source>
   <translation>영상 모서리에 표시할 양입니다. 오해를 부를 수 있는 것은 항상 표시됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Without the patient</source>
   <translation>환자 제외</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Essentials</source>
   <translation>필수</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Analyse each image when it is opened</source>
   <translation>영상을 열 때마다 분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>If off, F5 has the image analysed that is shown.</source>
   <translation>끄면 F5로 표시된 영상을 분석합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Remember thresholds, colours and shown heatmaps</source>
   <translation>임계값, 색상, 표시한 히트맵 기억</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>For each model by itself: the next image begins with them. If off, what is remembered goes.</source>
   <translation>모델마다 따로 기억하며 다음 영상부터 적용됩니다. 끄면 기억한 내용이 지워집니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>What a newly opened image starts with; 0 is invisible, 1 hides what lies below.</source>
   <translation>새로 연 영상의 초기값입니다. 0은 보이지 않고 1은 아래를 완전히 가립니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Heatmaps drawn as</source>
   <translation>히트맵 그리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>What a newly opened image starts with.</source>
   <translation>새로 연 영상의 초기값입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>What a newly opened image starts with. Violet to yellow is seen best on a dark lung.</source>
   <translation>새로 연 영상의 시작값입니다. 어두운 폐에서는 보라에서 노랑이 가장 잘 보입니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Hang a study when it opens</source>
   <translation>검사를 열 때 자동 배치</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Frontal beside lateral, or current beside prior, as far as the headers tell the views.</source>
   <translation>헤더에 촬영 방향이 있으면 정면과 측면, 또는 현재와 이전을 나란히 놓습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Remember what was opened</source>
   <translation>연 항목 기억</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>For the menu “Open recent”, and to open unsaved reviews again with their images: paths of files and folders, nothing of what they hold.</source>
   <translation>‘최근 항목 열기’ 메뉴와, 저장되지 않은 판독을 영상과 함께 다시 열기 위한 것입니다: 파일과 폴더의 경로만 저장하고 내용은 저장하지 않습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Keep unsaved reviews</source>
   <translation>저장되지 않은 판독 보관</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>After a crash the next start offers them again. They are kept in your own data folder, without names; switching this off deletes them.</source>
   <translation>비정상 종료 후 다음 시작 때 다시 제공합니다. 이름 없이 사용자 데이터 폴더에 보관되며, 이 설정을 끄면 삭제됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Memory for opened images</source>
   <translation>열린 영상을 위한 메모리</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Images that were not looked at for longest are let go above this, and read again when needed.</source>
   <translation>이를 넘으면 가장 오래 보지 않은 영상을 비우고 필요할 때 다시 읽습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>As stored</source>
   <translation>저장된 대로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>As on the screen</source>
   <translation>화면과 같게</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>This wide:</source>
   <translation>지정한 너비:</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Removed</source>
   <translation>제거</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Shifted, alike for a patient</source>
   <translation>이동(환자별로 같게)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings.py" />
   <source>Kept</source>
   <translation>유지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Reset: {setting}</source>
   <translation>초기화: {setting}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Back to the default</source>
   <translation>기본값으로</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Settings</source>
   <translation>설정</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Search in settings</source>
   <translation>설정에서 검색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Words of a setting's name or explanation</source>
   <translation>설정 이름이나 설명의 단어</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/settings_dialog.py" />
   <source>Give every setting here its default</source>
   <translation>여기의 모든 설정을 기본값으로 되돌립니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>NOT FOR CLINICAL USE — research and teaching</source>
   <translation>임상용 아님 — 연구 및 교육용</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Progress</source>
   <translation>진행</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Cancel</source>
   <translation>취소</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Cancel what is going on</source>
   <translation>진행 중인 작업 취소</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Stop searching, reading and analysing; what is there stays</source>
   <translation>검색, 읽기, 분석을 멈춥니다. 이미 있는 것은 남습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Under the mouse</source>
   <translation>마우스 위치</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>⚠ 1 warning</source>
   <translation>⚠ 경고 1개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>⚠ {count} warnings</source>
   <translation>⚠ 경고 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Searching</source>
   <translation>검색 중</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Searching {done} of {total}</source>
   <translation>검색 중 {done}/{total}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Reading</source>
   <translation>읽는 중</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Analysing</source>
   <translation>분석 중</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Opening the model</source>
   <translation>모델 여는 중</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/status.py" />
   <source>Thumbnails</source>
   <translation>미리보기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/not_opened.py" />
   <source>Not opened ({count})</source>
   <translation>열지 못함({count})</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/not_opened.py" />
   <source>Not opened ({count}, the first {shown} listed)</source>
   <translation>열지 못함({count}, 처음 {shown}개 표시)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>Search in open studies</source>
   <translation>열린 검사에서 검색</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>Names, numbers, dates, descriptions or file names</source>
   <translation>이름, 번호, 날짜, 설명 또는 파일 이름</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>Nothing is open yet.
Drop files, folders or ZIP archives anywhere.</source>
   <translation>아직 열린 것이 없습니다.
파일, 폴더, ZIP 압축 파일을 아무 데나 놓으세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>◌ analysing …</source>
   <translation>◌ 분석 중 …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/panel.py" />
   <source>⚠ not suitable</source>
   <translation>⚠ 부적합</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/row.py" />
   <source>Not drawn: {why}</source>
   <translation>그리지 않음: {why}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>PA</source>
   <translation>PA</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>AP</source>
   <translation>AP</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>lateral</source>
   <translation>측면</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>other view</source>
   <translation>기타 촬영 방향</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>unknown view</source>
   <translation>촬영 방향 미상</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Without a name</source>
   <translation>이름 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Patient {number}</source>
   <translation>환자 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Study</source>
   <translation>검사</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Study {number}</source>
   <translation>검사 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Series</source>
   <translation>시리즈</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>{count} images</source>
   <translation>영상 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>not DICOM</source>
   <translation>DICOM 아님</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>{count} frames</source>
   <translation>{count} 프레임</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>○ none positive</source>
   <translation>○ 양성 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>▲ {count} more</source>
   <translation>▲ 외 {count}개</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>earlier, {model}:</source>
   <translation>이전, {model}:</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>A file</source>
   <translation>파일</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/texts.py" />
   <source>Files that could not be used stand under “Not opened”, with the reason.</source>
   <translation>사용할 수 없는 파일은 이유와 함께 ‘열지 못함’에 있습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/tree.py" />
   <source>Open studies</source>
   <translation>열린 검사</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/studies/tree.py" />
   <source>Arrow keys move, Enter shows an image, Delete closes what is selected</source>
   <translation>화살표 키로 이동, Enter로 영상 표시, Delete로 선택한 항목 닫기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>Thresholds that were set for {name} {version} say nothing of another model, and are left out: {thresholds}.</source>
   <translation>{name} {version} 모델에 설정한 임계값은 다른 모델에 적용되지 않으므로 제외했습니다: {thresholds}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>A file that they were saved in has them until it is saved again.</source>
   <translation>임계값이 저장된 파일은 다시 저장할 때까지 그 값을 유지합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>Images are shown without findings. Choose another model under “Models…” in the menu of heatmaps.</source>
   <translation>소견 없이 영상만 표시됩니다. 히트맵 메뉴의 “모델…”에서 다른 모델을 선택하세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_results.py" />
   <source>The analysis failed</source>
   <translation>분석에 실패했습니다</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Reading …</source>
   <translation>읽는 중 …</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Drag an image here from the list, or choose one there with Enter.</source>
   <translation>목록에서 영상을 끌어오거나 목록에서 Enter로 고르세요.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Zoom {percent}</source>
   <translation>확대 {percent}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_text.py" />
   <source>Without heatmaps</source>
   <translation>히트맵 없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>Radiograph, tile {number} of {count}</source>
   <translation>X선 영상, 타일 {number}/{count}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>Radiograph, tile {number} of {count}, active</source>
   <translation>X선 영상, 타일 {number}/{count}, 활성</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>Heatmaps: {names}</source>
   <translation>히트맵: {names}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tile_view.py" />
   <source>none</source>
   <translation>없음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/tools/window.py" />
   <source>Drag over the region that shall fill the window</source>
   <translation>윈도우를 채울 영역을 드래그</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/true_size.py" />
   <source>{ratio} × size at the detector</source>
   <translation>검출기 기준 크기의 {ratio}배</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/true_size.py" />
   <source>{ratio} × true size</source>
   <translation>실제 크기의 {ratio}배</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Without saving, they are offered again when the program starts next.</source>
   <translation>저장하지 않으면 다음 프로그램 시작 때 다시 제공됩니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Without saving, they are lost.</source>
   <translation>저장하지 않으면 사라집니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Without saving, “Reopen closed” brings them back, but only until the program ends.</source>
   <translation>저장하지 않으면 “닫은 항목 다시 열기”로 되돌릴 수 있지만, 프로그램을 끝내기 전까지만 가능합니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Images with verdicts or drawings that are in no file: {count}.</source>
   <translation>판정이나 그린 것이 파일에 저장되지 않은 영상: {count}.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Save all reviews to a file, then close</source>
   <translation>모든 판독을 파일에 저장한 후 닫기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Close without saving</source>
   <translation>저장하지 않고 닫기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved.py" />
   <source>Close nothing</source>
   <translation>닫지 않기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved_offer.py" />
   <source>An earlier reading was not saved: the program ended too soon, or was closed.</source>
   <translation>이전 판독이 저장되지 않았습니다: 프로그램이 비정상 종료되었거나 닫혔습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved_offer.py" />
   <source>Restore</source>
   <translation>복원</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/unsaved_offer.py" />
   <source>Discard</source>
   <translation>버리기</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>Window centre and width</source>
   <translation>윈도우 중심과 너비</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>Centre</source>
   <translation>중심</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>Width</source>
   <translation>너비</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>The value that is shown as middle grey</source>
   <translation>중간 회색으로 표시되는 값</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>How many values lie between black and white</source>
   <translation>검정과 하양 사이의 값의 범위</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>&amp;Centre</source>
   <translation>중심(&amp;C)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/window_dialog.py" />
   <source>&amp;Width</source>
   <translation>너비(&amp;W)</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_commands.py" />
   <source>Every open study is read.</source>
   <translation>열려 있는 모든 검사를 판독했습니다.</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>View</source>
   <translation>촬영 방향</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>Strongest findings</source>
   <translation>가장 강한 소견</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>Status</source>
   <translation>판독 상태</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>Verdicts</source>
   <translation>판정</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>unread</source>
   <translation>미판독</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>in progress</source>
   <translation>판독 중</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>read</source>
   <translation>판독 완료</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>⚠ not suitable for the model</source>
   <translation>⚠ 모델에 부적합</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>not analysed; earlier: {model}</source>
   <translation>분석되지 않음; 이전: {model}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_model.py" />
   <source>{findings} · frame {number}</source>
   <translation>{findings} · 프레임 {number}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Order of the worklist</source>
   <translation>워크리스트 순서</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>What stands first</source>
   <translation>먼저 표시할 것</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Agreement…</source>
   <translation>일치도…</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>How often you agreed with the model, per finding</source>
   <translation>소견별 모델과의 일치 횟수</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>{read} of {count} read · agree {agree}, disagree {disagree}, unsure {unsure}</source>
   <translation>{count}건 중 {read}건 판독 · 동의 {agree}, 동의 안 함 {disagree}, 불확실 {unsure}</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Stop</source>
   <translation>중지</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Analyse all</source>
   <translation>모두 분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Ask the model about every image of the list, in the background</source>
   <translation>목록의 모든 영상을 백그라운드에서 모델로 분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Analyse no more of them</source>
   <translation>더 이상 분석하지 않음</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Analysed {done} of {count}</source>
   <translation>{count}개 중 {done}개 분석</translation>
  </message>
  <message>
   <location filename="../../viewer/ui/worklist_panel.py" />
   <source>Arrow keys move, Enter shows a study</source>
   <translation>화살표 키로 이동, Enter로 검사 표시</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is not a whole ONNX model ({error}). Copy or export the file again.</source>
   <translation>{path}은(는) 온전한 ONNX 모델이 아닙니다({error}). 파일을 다시 복사하거나 내보내세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is an ONNX model without {metadata_key}: it was not made for this program. Make one with: pcam-train export</source>
   <translation>{path}은(는) {metadata_key}이(가) 없는 ONNX 모델로, 이 프로그램용이 아닙니다. pcam-train export 로 만드세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path}: {error}</source>
   <translation>{path}: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path}: the graph and its manifest disagree. {problem}</source>
   <translation>{path}: 그래프와 매니페스트가 일치하지 않습니다. {problem}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is a training checkpoint. Export it first (pcam-train export), or run it with the torch engine.</source>
   <translation>{path}은(는) 학습 체크포인트입니다. 먼저 내보내거나(pcam-train export) torch 엔진으로 실행하세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is empty. Copy or export the file again.</source>
   <translation>{path}이(가) 비어 있습니다. 파일을 다시 복사하거나 내보내세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is larger than 2 GiB: this is no model in one file.</source>
   <translation>{path}이(가) 2 GiB를 넘습니다. 단일 파일 모델이 아닙니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>there is no model file {path}.</source>
   <translation>모델 파일 {path}이(가) 없습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} is a folder; a model is one ONNX file.</source>
   <translation>{path}은(는) 폴더입니다. 모델은 하나의 ONNX 파일입니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/bundle.py" />
   <source>{path} cannot be read: {strerror}.</source>
   <translation>{path}을(를) 읽을 수 없습니다: {strerror}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>Note</source>
   <translation>참고</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>Warning</source>
   <translation>경고</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>Not suitable</source>
   <translation>부적합</translation>
  </message>
  <message>
   <location filename="../../pcam_model/concerns.py" />
   <source>{severity}: {message}</source>
   <translation>{severity}: {message}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>there is no device {device!r}; choose one of {devices}.</source>
   <translation>장치 {device!r}은(는) 없습니다. {devices} 중에서 고르세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>threads must be 1 or more, not {threads}.</source>
   <translation>스레드 수는 1 이상이어야 합니다({threads} 아님).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>there is no engine {name!r}; installed are {entries}.</source>
   <translation>엔진 {name!r}이(가) 없습니다. 설치된 것: {entries}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>engine {name!r} ({value}) cannot be loaded: {kind}: {error}</source>
   <translation>엔진 {name!r}({value})을(를) 불러올 수 없습니다: {kind}: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>the image cannot be analysed: {error}.</source>
   <translation>영상을 분석할 수 없습니다: {error}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA was asked for but this installation of onnxruntime has no CUDA (pip install 'pcam-viewer[gpu]'); running on CPU.</source>
   <translation>CUDA를 요청했지만 설치된 onnxruntime에 CUDA가 없어(pip install 'pcam-viewer[gpu]') CPU에서 실행합니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA was asked for</source>
   <translation>CUDA를 요청했으나</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA is installed</source>
   <translation>CUDA가 설치되어 있으나</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>{wished} but could not start ({error}); running on CPU.</source>
   <translation>{wished} 시작하지 못해({error}) CPU에서 실행합니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>{wished} but could not start (driver or CUDA libraries are missing or do not fit); running on CPU.</source>
   <translation>{wished} 시작하지 못해(드라이버나 CUDA 라이브러리가 없거나 맞지 않음) CPU에서 실행합니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>onnxruntime {version} cannot start {name}: {error}</source>
   <translation>onnxruntime {version}에서 {name}을(를) 시작할 수 없습니다: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>CUDA failed ({error}); running on CPU from now on.</source>
   <translation>CUDA에 오류가 생겨({error}) 이제부터 CPU에서 실행합니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>memory was too small for {images} images at once on {device}; they ran in smaller batches.</source>
   <translation>{device} 메모리가 부족하여 영상 {images}건을 한 번에 처리하지 못하고 더 작은 묶음으로 처리했습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/engine.py" />
   <source>the model failed on this image: {error}</source>
   <translation>이 영상에서 모델 실행에 실패했습니다: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Atelectasis</source>
   <translation>무기폐</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Cardiomegaly</source>
   <translation>심비대</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Effusion</source>
   <translation>흉수</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Infiltration</source>
   <translation>침윤</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Mass</source>
   <translation>종괴</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Nodule</source>
   <translation>결절</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Pneumonia</source>
   <translation>폐렴</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Pneumothorax</source>
   <translation>기흉</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Consolidation</source>
   <translation>폐경화</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Edema</source>
   <translation>폐부종</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Emphysema</source>
   <translation>폐기종</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Fibrosis</source>
   <translation>섬유화</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Pleural thickening</source>
   <translation>흉막 비후</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Hernia</source>
   <translation>탈장</translation>
  </message>
  <message>
   <location filename="../../pcam_model/findings.py" />
   <source>Lung opacity</source>
   <translation>폐 음영</translation>
  </message>
  <message>
   <location filename="../../pcam_model/guarded_engine.py" />
   <source>engine {name!r} ({value}, of {package}) failed: {kind}: {error}</source>
   <translation>엔진 {name!r}({value}, 패키지 {package}) 오류: {kind}: {error}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>ultrasound</source>
   <translation>초음파</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>nuclear medicine</source>
   <translation>핵의학 영상</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a photograph</source>
   <translation>사진</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>endoscopy</source>
   <translation>내시경 영상</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>microscopy</source>
   <translation>현미경 영상</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>mammography</source>
   <translation>유방촬영</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a dental panorama</source>
   <translation>치과 파노라마</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a dental radiograph</source>
   <translation>치과 X선 영상</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>angiography</source>
   <translation>혈관조영</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a segmentation</source>
   <translation>분할 데이터</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>bone densitometry</source>
   <translation>골밀도 검사</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>a plain picture file does not say what it shows; make sure that it is a frontal chest radiograph.</source>
   <translation>일반 그림 파일에는 촬영 정보가 없습니다. 정면 흉부 X선 영상인지 확인하세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the file does not say that this is a radiograph; make sure that it is one.</source>
   <translation>파일에 X선 영상이라는 정보가 없습니다. X선 영상인지 확인하세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>fluoroscopy (RF): the model knows plain chest radiographs only.</source>
   <translation>투시 촬영(RF): 모델은 일반 흉부 X선 영상만 압니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>of modality {modality}</source>
   <translation>모달리티 {modality}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>this is {what}, not a radiograph.</source>
   <translation>X선 영상이 아닙니다: {what}.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the body part is {part}, not the chest.</source>
   <translation>촬영 부위가 흉부가 아니라 {part}입니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the header says chest, but its description names another part of the body.</source>
   <translation>헤더에는 흉부로 되어 있으나 설명에는 다른 부위가 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the body part is not given; only the description speaks of the chest.</source>
   <translation>촬영 부위 정보가 없고 설명에만 흉부라고 되어 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description names another part of the body.</source>
   <translation>설명에 다른 부위가 적혀 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the file does not say which part of the body this is; make sure that it is the chest.</source>
   <translation>파일에 촬영 부위가 없습니다. 흉부인지 확인하세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description speaks of a test or calibration image.</source>
   <translation>설명에 시험 또는 보정 영상이라고 되어 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>this is a lateral view; the model knows frontal views only.</source>
   <translation>측면 영상입니다. 모델은 정면 영상만 압니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>AP view: the heart looks larger than on a PA view of the same chest.</source>
   <translation>AP 촬영: 같은 흉부의 PA 촬영보다 심장이 커 보입니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the header says frontal, but its description says lateral; look which it is.</source>
   <translation>헤더는 정면, 설명은 측면이라고 되어 있습니다. 확인하세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the view is neither PA nor AP; the model knows frontal views only.</source>
   <translation>PA도 AP도 아닙니다. 모델은 정면 영상만 압니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description says lateral; the model knows frontal views only.</source>
   <translation>설명에 측면이라고 되어 있습니다. 모델은 정면 영상만 압니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description names a frontal and a lateral view, and the header does not say which this is.</source>
   <translation>설명에 정면과 측면이 모두 있고 헤더에는 어느 쪽인지 없습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the header does not say whether this is a frontal or a lateral view.</source>
   <translation>헤더에 정면인지 측면인지 없습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>this is a colour picture; a radiograph has grey values only.</source>
   <translation>컬러 그림입니다. X선 영상에는 회색값만 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>{columns} × {rows} pixels</source>
   <translation>{columns} × {rows} 픽셀</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the image has only {size}; at least {least} each way are needed.</source>
   <translation>영상이 {size}뿐입니다. 가로세로 각각 {least} 이상 필요합니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the image has only {size}; small findings may be lost.</source>
   <translation>영상이 {size}뿐이라 작은 소견을 놓칠 수 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the image is unusually long for a chest radiograph ({size}).</source>
   <translation>흉부 X선 영상치고 지나치게 깁니다({size}).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the file holds {frames} frames; each is analysed by itself, as a still image.</source>
   <translation>파일에 프레임이 {frames}개 있으며, 각각 정지 영상으로 분석합니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the patient is not human ({species}).</source>
   <translation>환자가 사람이 아닙니다({species}).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the description speaks of an animal.</source>
   <translation>설명에 동물이라고 되어 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the patient is a child ({age}); the model was made on adults.</source>
   <translation>소아 환자입니다({age}). 모델은 성인 영상으로 만들어졌습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>the patient's age ({age}) lies outside of that of the training data ({low:.0f} to {high:.0f} years).</source>
   <translation>환자의 나이({age})가 학습 데이터의 범위({low:.0f}~{high:.0f}세)를 벗어납니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>raw detector data (FOR PROCESSING): its grey values are not those of a radiograph meant for reading.</source>
   <translation>검출기 원시 데이터(FOR PROCESSING): 판독용 영상의 회색값이 아닙니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>under one year</source>
   <translation>1세 미만</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>1 year</source>
   <translation>1세</translation>
  </message>
  <message>
   <location filename="../../pcam_model/header_checks.py" />
   <source>{years} years</source>
   <translation>{years}세</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model gave {name} of shape {shape} for a batch of {count} images: export it again.</source>
   <translation>모델이 영상 {count}개 묶음에 대해 {name}을(를) {shape} 형태로 출력했습니다. 다시 내보내세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model gave outputs of shape {logits} and {maps} for {count} findings: export it again.</source>
   <translation>모델이 소견 {count}개에 대해 {logits}, {maps} 형태를 출력했습니다. 다시 내보내세요.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model's maps do not fit its manifest. {problem}</source>
   <translation>모델의 맵이 매니페스트와 맞지 않습니다. {problem}</translation>
  </message>
  <message>
   <location filename="../../pcam_model/outputs.py" />
   <source>the model gave values that are not numbers ({name}, on {device}): there is no result for this image.</source>
   <translation>모델이 숫자가 아닌 값을 출력했습니다({name}, {device}). 이 영상의 결과가 없습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>all pixels have nearly the same value: there is no picture.</source>
   <translation>모든 픽셀 값이 거의 같습니다. 영상이 없습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>{share:.0%} of the pixels are as {tone} as can be: what was there is lost.</source>
   <translation>픽셀의 {share:.0%}가 최대한 {tone} 값입니다. 그 부분의 정보는 손실되었습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>bright</source>
   <translation>밝은</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>dark</source>
   <translation>어두운</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>the picture has only {levels} grey values; a radiograph has hundreds.</source>
   <translation>영상의 회색조가 {levels}단계뿐입니다. X선 영상은 수백 단계입니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>dark and bright seem to be exchanged: with them the other way round it looks like a chest. The file's polarity may be wrong.</source>
   <translation>명암이 뒤바뀐 것으로 보입니다. 반전하면 흉부처럼 보입니다. 파일의 극성이 잘못되었을 수 있습니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>the picture does not look like a frontal chest radiograph (distance {distance:.1f} from the training images; up to {most:.1f} is usual).</source>
   <translation>영상이 정면 흉부 X선 영상처럼 보이지 않습니다(학습 영상과의 거리 {distance:.1f}, 보통 {most:.1f} 이하).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/picture_checks.py" />
   <source>the picture is unlike most frontal chest radiographs (distance {distance:.1f} from the training images; up to {most:.1f} is usual).</source>
   <translation>영상이 대부분의 정면 흉부 X선 영상과 다릅니다(학습 영상과의 거리 {distance:.1f}, 보통 {most:.1f} 이하).</translation>
  </message>
  <message>
   <location filename="../../pcam_model/plugins.py" />
   <source>{problem} The plug-in is switched off until the program starts again.</source>
   <translation>{problem} 이 플러그인은 프로그램을 다시 시작할 때까지 꺼집니다.</translation>
  </message>
  <message>
   <location filename="../../pcam_model/suitability.py" />
   <source>the model finds this image unlike the chest radiographs it knows (suitability {suitability:.2f}, below {threshold:.2f}).</source>
   <translation>모델은 이 영상이 알고 있는 흉부 X선 영상과 다르다고 판단합니다(적합도 {suitability:.2f}, 기준 {threshold:.2f} 미만).</translation>
  </message>
 </context>
</TS>
